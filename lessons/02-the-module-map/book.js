export const title = "Moby Dick";
