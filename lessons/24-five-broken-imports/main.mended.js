import soup, { salt } from "./soup.js";
import { spoon } from "./spoon.js";

console.log("Today:", soup);
console.log("Add", salt);
console.log("Stir with a", spoon);
