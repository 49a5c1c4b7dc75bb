export { hammer } from "./wood.js";
export { brush } from "./paint.js";
export * from "./paint.js";
export * from "./metal.js";
