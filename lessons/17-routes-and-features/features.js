const on = new Set(['dark']);
export async function feature(name) {
  if (!on.has(name)) return (text) => text;
  const found = await import(`./feature-${name}.js`);
  return found.default;
}
