import './bell.js';
console.log('come in');
