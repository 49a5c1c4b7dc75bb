let shelf = new Map();

export async function load(name) {
  if (!shelf.has(name)) shelf.set(name, await import(name));
  return shelf.get(name);
}

export function forget() {
  shelf.clear();
}
