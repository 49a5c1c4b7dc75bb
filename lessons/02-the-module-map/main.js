import { reader } from "./card.js";
import { shelf } from "./up/loft.js";

console.log(reader, "visits", shelf);
