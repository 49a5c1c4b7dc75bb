import menu from './menu.json' with { type: 'json' };
import { cheaper } from './sale.js';
console.log('tea was', menu.tea);
cheaper();
console.log('tea is', menu.tea);
