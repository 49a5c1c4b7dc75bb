import { register } from './host.js';
register('weather');
