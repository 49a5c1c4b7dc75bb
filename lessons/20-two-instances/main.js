import { plugins } from './host.js';
import './clock.js';
import './weather.js';
console.log('main sees', plugins.join(', '));
for (const name of plugins) console.log('starting', name);
