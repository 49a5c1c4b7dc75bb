import { Animal } from "./animal.js";

console.log(Animal.create("dog").speak());
