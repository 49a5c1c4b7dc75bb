import { create } from "./create.js";

console.log(create("dog").speak());
