import { title } from "../book.js";

export const shelf = "shelf 9";
console.log("Shelf 9 holds", title);
