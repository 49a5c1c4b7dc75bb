import { brush } from "./tools.js";

console.log("I use a", brush);
