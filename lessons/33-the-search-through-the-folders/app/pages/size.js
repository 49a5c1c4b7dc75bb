module.exports = "10 by 20";
