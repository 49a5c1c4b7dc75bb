import { show } from "./team.js";

console.log("test:", show());
