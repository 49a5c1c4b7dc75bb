console.log('door: where is the key?');
const safe = await import('./safe.js');
export const key = safe.open();
