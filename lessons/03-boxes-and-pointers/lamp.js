export let light = "off";
export var room = "kitchen";

const bulbs = 2;

export function press() {
  const click = "click";
  console.log(click, bulbs, "bulbs");
}
