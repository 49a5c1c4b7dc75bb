import shown, { level, rise } from "./tide.js";

rise();
rise();
console.log("default:", shown, "level:", level);
