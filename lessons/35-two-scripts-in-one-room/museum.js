const total = 3;
console.log("pictures: " + total);
console.log("seen from here: " + limit + ", " + note);
