import { save } from "./notes.js";

save("milk");
console.log("main goes on");
