import "./soprano.js";
import "./bass.js";

console.log("main: the end");
