export let guests = 0;

export function enter() {
  guests += 1;
}
