import { color } from "./leaf.mjs";
export const kind = "oak";
export const leaves = 3;
console.log("tree done, leaf is", color);
