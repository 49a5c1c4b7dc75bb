console.log('hello runs');
export const greeting = 'Good morning';
