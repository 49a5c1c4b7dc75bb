console.log("plain.js was read");
