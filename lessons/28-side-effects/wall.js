export const wall = { colour: "bare" };
