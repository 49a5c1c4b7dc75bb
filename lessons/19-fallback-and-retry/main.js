import { load } from './loader.js';
const news = await load('./news.js', 2);
console.log(news.headline);
