import { tea } from './menu.json' with { type: 'json' };
console.log('tea was', tea);
