console.log("The power is on");

export const power = "230 volts";
