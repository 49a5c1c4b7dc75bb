import menu from './menu.json' with { type: 'json' };
export function cheaper() {
  menu.tea -= 1;
}
