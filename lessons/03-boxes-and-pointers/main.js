import { light, press } from "./lamp.js";

console.log("light is", light);
press();
