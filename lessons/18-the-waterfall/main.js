const soup = await import('./soup.js');
const bread = await import('./bread.js');
const tea = await import('./tea.js');
console.log(soup.dish, bread.dish, tea.dish);
console.log('after', Math.round(performance.now()), 'ms');
