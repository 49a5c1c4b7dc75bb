import menu from './menu.json';
console.log('tea was', menu.tea);
