export async function load(name, tries) {
  for (let turn = 1; turn <= tries; turn += 1) {
    try {
      return await import(name);
    } catch {
      console.log('try', turn, 'failed');
    }
  }
  return import('./offline.js');
}
