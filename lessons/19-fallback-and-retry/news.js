export const headline = 'Sun all week';
