import { inside } from "./door.js";

export function sign() {
  return "Guests: " + inside;
}
