console.log('soup runs');
export const dish = 'soup';
