import { go } from './router.js';
await go('/');
await go('/map');
await go('/');
