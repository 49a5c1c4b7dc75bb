import { add, total } from "till";
import shop from "./shop.cjs";

add(5);
console.log(total());
console.log(shop.total());
