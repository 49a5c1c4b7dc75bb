import { visits, visit } from './guestbook.js';
visit('main');
const page = import('./tour.js');
page.then((tour) => {
  tour.start();
  console.log('main sees', visits);
});
console.log('main is done');
