import { count, up } from "./counter.js";

up();
console.log(count);
