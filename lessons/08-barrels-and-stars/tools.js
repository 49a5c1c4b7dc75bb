export { hammer } from "./wood.js";
export * from "./paint.js";
export * from "./metal.js";
