import { power } from "./power.js";

export const tea = "tea";
console.log("tea uses", power);
