export function newGame() {
  console.log("a new board");
  let moves = 0;
  return {
    play() {
      moves += 1;
      console.log("move", moves);
    },
  };
}
