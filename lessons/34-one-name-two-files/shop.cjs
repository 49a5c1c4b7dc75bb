const till = require("till");
exports.total = () => till.total();
