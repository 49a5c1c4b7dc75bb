import { show } from "./team.js";
import { shirt } from "./player.js";

console.log("For sale:", shirt);
console.log(show());
