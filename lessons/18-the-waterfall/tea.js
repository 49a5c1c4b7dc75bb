console.log('tea runs');
export const dish = 'tea';
