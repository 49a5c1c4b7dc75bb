export const salz = "salt";
