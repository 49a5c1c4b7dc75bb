import { team } from "./team.js";

export const shirt = team + " number 7";
