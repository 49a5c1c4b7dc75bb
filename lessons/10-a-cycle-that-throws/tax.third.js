import { base } from "./base.js";

export const tax = base / 5;
