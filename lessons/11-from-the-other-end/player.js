import { team } from "./team.js";

export const shirt = team + " no. 7";
