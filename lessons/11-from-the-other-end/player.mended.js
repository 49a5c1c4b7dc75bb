import { team } from "./name.js";

export const shirt = team + " no. 7";
