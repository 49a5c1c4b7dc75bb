import { shirt } from "./player.js";

export function show() {
  return "We wear " + shirt;
}
