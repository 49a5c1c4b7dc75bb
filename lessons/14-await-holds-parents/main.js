import { colors } from './colors.js';
import { draw } from './canvas.js';
draw(colors);
