import { volume, radio } from "./radio.js";

export function show() {
  console.log(radio.station, volume);
}
