import { tiles } from './tiles.js';
console.log('map runs');
export const title = `Map of ${tiles} tiles`;
