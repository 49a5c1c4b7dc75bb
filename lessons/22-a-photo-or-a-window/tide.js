let level = 1;

export default level;
export { level };

export function rise() {
  level += 1;
}
