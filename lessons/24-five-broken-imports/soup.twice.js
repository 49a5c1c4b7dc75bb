export default "tomato soup";
export default "pea soup";
export const salt = "a pinch";
