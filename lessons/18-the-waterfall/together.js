const [soup, bread, tea] = await Promise.all([
  import('./soup.js'),
  import('./bread.js'),
  import('./tea.js'),
]);
console.log(soup.dish, bread.dish, tea.dish);
console.log('after', Math.round(performance.now()), 'ms');
