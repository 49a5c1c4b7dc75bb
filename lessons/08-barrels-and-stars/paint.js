export const brush = "soft brush";
export default "paint box";
console.log("paint is unpacked");
