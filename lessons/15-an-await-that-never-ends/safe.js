import { key } from './door.js';
console.log('safe runs');
export const open = () => key ?? 'a spare key';
