import { feature } from './features.js';
const routes = {
  '/': () => import('./home.js'),
  '/map': () => import('./map.js'),
};
export async function go(path) {
  const page = await routes[path]();
  const mark = await feature('dark');
  console.log(path, mark(page.title));
}
