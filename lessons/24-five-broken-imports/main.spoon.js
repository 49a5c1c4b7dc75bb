import spoon from "./spoon.js";

console.log("Stir with a", spoon);
