import { register } from './host.js?v=2';
register('weather');
