import { light } from "lamp";
import { cellar } from "./old/cellar.js";
import { shade } from "lamps/shade.js";

console.log("room: " + light + " with " + shade);
console.log("cellar: " + cellar);
console.log(import.meta.resolve("lamp"));
import("torch").catch((error) => console.log(error.message));
