import { team } from "./team.js";

export const shirt = team + " #7";
