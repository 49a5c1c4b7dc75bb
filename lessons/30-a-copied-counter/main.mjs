import { count, add } from "./counter.mjs";

add();
add();
console.log(count);
