import { greeting } from './hello.js';
import { wind } from './sensor.js';
console.log(greeting, wind);
