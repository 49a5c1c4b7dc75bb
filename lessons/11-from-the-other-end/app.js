import { shirt } from "./player.js";
import { show } from "./team.js";

console.log("For sale:", shirt);
console.log(show());
