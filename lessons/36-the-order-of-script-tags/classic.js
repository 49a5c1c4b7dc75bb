console.log("classic: " + document.getElementById("end"));
