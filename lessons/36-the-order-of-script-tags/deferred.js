console.log("deferred: " + document.getElementById("end").textContent);
