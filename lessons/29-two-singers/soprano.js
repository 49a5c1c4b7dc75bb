setTimeout(() => console.log("applause"), 0);

for (let round = 0, sum = 0; round < 200; round += 1) sum += round;

console.log("soprano: la");
