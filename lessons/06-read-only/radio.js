export let volume = 3;
export const radio = { on: "news" };

export function louder() {
  volume += 1;
}
