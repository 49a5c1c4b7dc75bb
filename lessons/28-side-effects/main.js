import "./blue.js";
import "./red.js";
import { wall } from "./wall.js";

console.log(wall.colour);
