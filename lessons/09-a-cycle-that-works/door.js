import { ring } from "./bell.js";

export let state = "closed";
console.log("door is ready");

export function open() {
  state = "open";
  ring();
}
