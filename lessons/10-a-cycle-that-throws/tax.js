import { base } from "./price.js";

export const tax = base / 5;
