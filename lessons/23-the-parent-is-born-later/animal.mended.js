export class Animal {
  speak() {
    return "...";
  }
}
