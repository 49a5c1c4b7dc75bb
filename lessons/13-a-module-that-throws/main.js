import { warm } from './heater.js';
import './lamp.js';
console.log('main', warm);
