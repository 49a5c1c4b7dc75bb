console.log('dark runs');
export default (text) => `${text} at night`;
