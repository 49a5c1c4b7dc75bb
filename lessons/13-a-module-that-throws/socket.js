console.log('socket');
export const volts = 400;
