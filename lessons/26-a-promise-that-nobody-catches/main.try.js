import { save } from "./notes.js";

try {
  save("milk");
} catch (error) {
  console.log("caught:", error.message);
}
console.log("main goes on");
