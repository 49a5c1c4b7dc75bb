export const salt = "salt";
salt.shake();
