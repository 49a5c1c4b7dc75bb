export let volume = 3;
export const radio = { station: "news" };

export function louder() {
  volume += 1;
}
