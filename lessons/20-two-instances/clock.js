import { register } from './host.js';
register('clock');
