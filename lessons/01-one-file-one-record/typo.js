console.log("The kettle is on");

export const degrees = 100;

const cups = ;
console.log("Water for", cups);
