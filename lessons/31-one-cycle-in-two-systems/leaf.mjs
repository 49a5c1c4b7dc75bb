import { kind, leaves } from "./tree.mjs";
export const color = "green";
console.log("in leaf:", kind, leaves);
