console.log('canvas: ready');
export const draw = (colors) =>
  console.log('drawing in', colors.join(' and '));
