console.log("good.js was read");
