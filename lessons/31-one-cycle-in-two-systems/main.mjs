import "./tree.mjs";
