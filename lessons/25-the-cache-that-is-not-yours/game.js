console.log("a new board");
let moves = 0;

export function play() {
  moves += 1;
  console.log("move", moves);
}
