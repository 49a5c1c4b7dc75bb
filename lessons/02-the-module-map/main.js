import { reader } from "./card.js";
import { shelf } from "./rooms/attic.js";

console.log(reader, "walks to", shelf);
