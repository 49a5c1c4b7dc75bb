export const keys = ["spare"];
console.log("keys are cut");
