export const shade = "a green shade";
