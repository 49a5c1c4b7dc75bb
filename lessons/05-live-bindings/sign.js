import { guests } from "./door.js";

export function sign() {
  return "Guests: " + guests;
}
