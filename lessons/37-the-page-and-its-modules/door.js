import { keys } from "./keys.js";

keys.push("door");
document.getElementById("sign").textContent = "open";
console.log("door: " + keys.join(", "));
