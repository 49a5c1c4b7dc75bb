let level = 1;

export { level as default, level };

export function rise() {
  level += 1;
}
