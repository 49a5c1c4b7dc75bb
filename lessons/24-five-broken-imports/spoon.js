export const spoon = "wooden spoon";
