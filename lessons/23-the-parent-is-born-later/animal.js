import { Dog } from "./dog.js";

export class Animal {
  static create(kind) {
    return kind === "dog" ? new Dog() : new Animal();
  }
  speak() {
    return "...";
  }
}
