console.log('tiles runs');
export const tiles = 9;
