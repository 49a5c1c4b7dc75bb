import { title } from "./book.js";

export const reader = "Ada";
console.log("Ada borrows", title);
