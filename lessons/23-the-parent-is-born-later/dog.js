import { Animal } from "./animal.js";

export class Dog extends Animal {
  speak() {
    return "Woof";
  }
}
