import { base } from "./base.js";
import { tax } from "./tax.js";

export function total() {
  return base + tax;
}
