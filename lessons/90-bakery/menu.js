export * from "./bread.js";

export const price = 3;
