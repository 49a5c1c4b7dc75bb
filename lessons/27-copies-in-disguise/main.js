import { visitors, enter } from "./turnstile.js";
import * as gate from "./turnstile.js";

const fixed = visitors;
const { visitors: fromGate } = gate;

enter();
enter();

report(visitors);

function report(seen) {
  enter();
  console.log(visitors, gate.visitors, fixed, fromGate, seen);
}
