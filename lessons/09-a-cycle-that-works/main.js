import { open } from "./door.js";

open();
