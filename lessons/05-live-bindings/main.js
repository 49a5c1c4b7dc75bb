import { guests, enter } from "./door.js";
import { sign } from "./sign.js";

const morning = guests;

enter();
enter();
console.log("guests:", guests);
console.log(sign());
console.log("morning:", morning);
