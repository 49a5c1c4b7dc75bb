import { newGame } from "./game.js";

const first = newGame();
first.play();
const second = newGame();
second.play();
console.log("same game:", first === second);
