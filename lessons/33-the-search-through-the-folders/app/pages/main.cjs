const paint = require("paint");
const size = require("./size");

console.log(paint, size);
