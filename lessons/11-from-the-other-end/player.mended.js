import { team } from "./name.js";

export const shirt = team + " number 7";
