console.log("The kettle is on");

export const degrees = 100;

const cups = 4;
console.log("Water for", cups);
