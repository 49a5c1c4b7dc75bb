export const bread = "rye bread";
