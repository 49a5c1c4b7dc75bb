let shelf = new Map();
let turn = 0;

export async function load(name) {
  if (!shelf.has(name)) shelf.set(name, await import(`${name}?turn=${turn}`));
  return shelf.get(name);
}

export function forget() {
  shelf.clear();
  turn += 1;
}
