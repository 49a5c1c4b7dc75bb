console.log('home runs');
export const title = 'Home';
