export default "tomato soup";
export const salt = "a pinch";
