export let count = 5;

export function up() {
  count += 1;
}
