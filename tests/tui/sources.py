"""Small graphs for the screen to show."""

from __future__ import annotations

BAKERY = {
    "main.js": (
        'import shop, { bread, price } from "./shop.js";\n'
        'console.log("open", shop.name, bread, price);\n'
        "shop.sell();\n"
        'console.log("sold", price);\n'
    ),
    "shop.js": (
        'import { bake } from "./baker.js";\n'
        'export * from "./menu.js";\n'
        "let sold = 0;\n"
        "export function sign() {\n"
        '  return "The Little Bakery";\n'
        "}\n"
        'export default { name: "bakery", sell() { sold += 1; bake(); } };\n'
    ),
    "baker.js": (
        'import shop, { sign } from "./shop.js";\n'
        "console.log(sign());\n"
        "try {\n"
        "  console.log(shop);\n"
        "} catch (error) {\n"
        '  console.error("too early:", error.message);\n'
        "}\n"
        "export function bake() {\n"
        '  console.log("baking");\n'
        "}\n"
    ),
    "menu.js": 'export const bread = "rye";\nexport let price = 3;\n',
}
"""A little of everything: live bindings, a cycle, a dead zone that is caught, a star and a default."""

BROKEN = {
    "main.js": 'import { missing } from "./other.js";\nconsole.log(missing);\n',
    "other.js": "export const present = 1;\n",
}
"""A graph that does not link."""
