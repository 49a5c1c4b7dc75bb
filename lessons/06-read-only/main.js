import { volume, radio, louder } from "./radio.js";
import { show } from "./display.js";

try {
  volume = 9;
} catch (error) {
  console.log(error.message);
}
louder();
radio.station = "jazz";
show();
