import { power } from "./power.js";

export const toast = "toast";
console.log("toast uses", power);
