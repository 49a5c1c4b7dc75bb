export let visitors = 0;

export function enter() {
  visitors += 1;
}
