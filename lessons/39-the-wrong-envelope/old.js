console.log("old.js was read, whatever stands on its envelope");
