import { hammer, saw } from "./tools.js";
import * as tools from "./tools.js";

console.log(hammer, "and", saw);
console.log(Object.keys(tools));
