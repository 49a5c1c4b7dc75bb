import "./red.js";
import "./blue.js";
import { wall } from "./wall.js";

console.log(wall.colour);
