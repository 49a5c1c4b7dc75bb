import { shirt } from "./player.js";

export const team = "Reds";

export function show() {
  return "We wear " + shirt;
}
