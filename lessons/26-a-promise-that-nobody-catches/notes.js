export async function save(text) {
  if (text.length < 5) throw new Error("too short");
  console.log("saved:", text);
}
