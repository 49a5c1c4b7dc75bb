import { wall } from "./wall.js";

wall.colour = "blue";
