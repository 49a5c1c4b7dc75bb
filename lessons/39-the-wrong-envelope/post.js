async function open(letter) {
  try {
    await import(letter);
  } catch (error) {
    console.log(letter + " came back: " + error.name);
  }
}

await open("./good.js");
await open("./plain.js");
await open("./lost.js");
await open("http://cdn.example/far.js");
