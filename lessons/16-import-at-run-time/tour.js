import { visit } from './guestbook.js';
console.log('tour runs');
export const start = () => visit('tour');
