import { key } from './door.js';
console.log('main has', key);
