export const headline = 'You are offline';
