import { load, forget } from "./shelf.js";

const first = await load("./game.js");
first.play();
forget();
const second = await load("./game.js");
second.play();
console.log("same game:", first === second);
