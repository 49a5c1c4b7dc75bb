console.log("async: as soon as it is there");
