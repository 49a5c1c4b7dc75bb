import { brush } from "./tools.js";

console.log("I paint with a", brush);
