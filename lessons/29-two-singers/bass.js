console.log("bass: do");
