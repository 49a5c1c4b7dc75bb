import { state } from "./door.js";

console.log("bell is ready");

export function ring() {
  console.log("Ding! It is", state);
}
