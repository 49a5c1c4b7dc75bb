export const salt = "salt;
