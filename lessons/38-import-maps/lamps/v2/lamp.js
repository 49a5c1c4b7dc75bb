export const light = "electric";
