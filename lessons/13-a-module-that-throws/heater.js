import { volts } from './socket.js';
console.log('heater on');
if (volts > 240) throw new Error('fuse blown');
export const warm = true;
