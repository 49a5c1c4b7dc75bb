import { soup } from "./soup.js";

console.log("Today:", soup);
