import { total } from "./price.js";

console.log("You pay", total());
