import { greeting } from './hello.js';
import { windSpeed as wind } from './sensor.js';
console.log(greeting, wind);
