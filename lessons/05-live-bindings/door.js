export let inside = 0;

export function enter() {
  inside += 1;
}
