import { bake } from "./baker.js";

export * from "./menu.js";

export let sold = 0;

export function sell() {
  bake();
  sold += 1;
}

export function sign() {
  return "The Little Bakery";
}

export default { name: sign(), open: true };
