import { Salt } from "./soup.js";

console.log("Add", Salt);
