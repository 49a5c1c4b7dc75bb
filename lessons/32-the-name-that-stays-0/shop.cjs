exports.sold = 0;

exports.sell = () => {
  exports.sold += 1;
};
