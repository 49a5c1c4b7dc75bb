console.log('host runs');
export const plugins = [];
export function register(name) {
  plugins.push(name);
}
