import { inside, enter } from "./door.js";
import { sign } from "./sign.js";

const morning = inside;

enter();
enter();
console.log("inside:", inside);
console.log(sign());
console.log("morning:", morning);
