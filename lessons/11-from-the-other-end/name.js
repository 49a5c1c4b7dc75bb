export const team = "Reds";
