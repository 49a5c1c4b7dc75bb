export const light = "oil";
