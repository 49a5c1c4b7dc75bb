import { team } from "./name.js";

export const shirt = team + " #7";
