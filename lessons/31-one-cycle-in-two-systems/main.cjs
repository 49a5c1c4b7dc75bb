require("./tree.cjs");
