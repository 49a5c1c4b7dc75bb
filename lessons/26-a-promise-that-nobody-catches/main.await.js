import { save } from "./notes.js";

try {
  await save("milk");
} catch (error) {
  console.log("caught:", error.message);
}
console.log("main goes on");
