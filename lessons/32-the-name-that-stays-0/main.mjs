import shop, { sold, sell } from "./shop.cjs";

sell();
sell();
console.log(sold, shop.sold);
