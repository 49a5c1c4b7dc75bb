console.log('sensor runs');
export const windSpeed = 12;
