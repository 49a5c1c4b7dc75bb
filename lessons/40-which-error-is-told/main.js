import { salt } from "./spices.js";
import { bread } from "./bakery.js";

console.log(bread + " and " + salt);
