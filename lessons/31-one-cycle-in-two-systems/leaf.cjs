const tree = require("./tree.cjs");
exports.color = "green";
console.log("in leaf:", tree.kind, tree.leaves);
