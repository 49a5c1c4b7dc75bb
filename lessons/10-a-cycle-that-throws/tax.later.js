import { base } from "./price.js";

export function tax() {
  return base / 5;
}
