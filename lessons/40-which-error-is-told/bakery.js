export const bread = "bread";
