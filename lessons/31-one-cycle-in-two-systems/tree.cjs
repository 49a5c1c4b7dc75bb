exports.kind = "oak";
const leaf = require("./leaf.cjs");
exports.leaves = 3;
console.log("tree done, leaf is", leaf.color);
