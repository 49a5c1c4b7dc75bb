console.log("Breakfast!");

import { tea } from "./tea.js";
import { toast } from "./toast.js";

console.log(tea, "and", toast);
