console.log('colors: asking');
const answer = await fetch('./colors.json');
export const colors = await answer.json();
console.log('colors: here');
