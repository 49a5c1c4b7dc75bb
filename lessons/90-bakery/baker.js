import { sign, sold } from "./shop.js";
import { bread } from "./menu.js";

console.log("The baker works for", sign());

try {
  console.log("sold this morning:", sold);
} catch (error) {
  console.log("Too early:", error.message);
}

export function bake() {
  console.log("The baker bakes", bread);
}
