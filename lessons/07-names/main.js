import startAge, { years as age } from "./cat.js";
import { birthday } from "./cat.js";
import * as cat from "./cat.js";

birthday();
console.log(startAge, age, cat.years);
console.log(Object.keys(cat));
