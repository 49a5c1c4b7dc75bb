console.log("module: " + document.readyState);
