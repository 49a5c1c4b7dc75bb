let lived = 3;

export default lived;
export { lived as years };

export function birthday() {
  lived += 1;
}
