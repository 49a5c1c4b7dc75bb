import { Animal } from "./animal.js";
import { Dog } from "./dog.js";

export function create(kind) {
  return kind === "dog" ? new Dog() : new Animal();
}
