import shop, { bread, price, sell, sold } from "./shop.js";

console.log(shop.name, "sells", bread, "for", price);

console.log("sold so far:", sold);
sell();
sell();
console.log("sold so far:", sold);
