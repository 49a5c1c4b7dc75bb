console.log('bread runs');
export const dish = 'bread';
