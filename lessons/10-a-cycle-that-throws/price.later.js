import { tax } from "./tax.js";

export const base = 100;

export function total() {
  return base + tax();
}
