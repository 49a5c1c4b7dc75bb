const { count, add } = require("./counter.cjs");

add();
add();
console.log(count);
