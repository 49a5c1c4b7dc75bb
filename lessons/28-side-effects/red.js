import { wall } from "./wall.js";

wall.colour = "red";
