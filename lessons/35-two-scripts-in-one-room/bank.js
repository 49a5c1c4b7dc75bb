var total = 5000;
let limit = 100;
