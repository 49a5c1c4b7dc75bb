"""Programs whose pictures tell most about the screen."""

from __future__ import annotations

DEAD_ZONE = {
    "main.js": (
        'import { Basket } from "./basket.js";\n'
        "\n"
        "const basket = new Basket();\n"
        'basket.put({ name: "pears", price: 3 });\n'
        "console.log(basket.sum());\n"
    ),
    "basket.js": (
        'import { asMoney } from "./money.js";\n'
        "\n"
        "export const TAX_RATE = 0.07;\n"
        "\n"
        "export class Basket {\n"
        "  fruit = [];\n"
        "  put(fruit) {\n"
        "    this.fruit.push(fruit);\n"
        "  }\n"
        "  sum() {\n"
        "    return asMoney(this.fruit.reduce((sum, each) => sum + each.price, 0));\n"
        "  }\n"
        "}\n"
    ),
    "money.js": (
        'import { TAX_RATE } from "./basket.js";\n'
        'import { currency } from "./settings.js";\n'
        "\n"
        "const factor = 1 + TAX_RATE;\n"
        "\n"
        "export function asMoney(net) {\n"
        '  return (net * factor).toFixed(2) + " " + currency;\n'
        "}\n"
    ),
    "settings.js": 'export const currency = "CHF";\n',
}
"""A cycle that throws: money.js reads TAX_RATE before basket.js has run."""

MISSING_NAME = {
    "main.js": 'import { total, average } from "./numbers.js";\n\nconsole.log(total([1, 2]), average([1, 2]));\n',
    "numbers.js": (
        "export function total(list) {\n  return list.reduce((sum, each) => sum + each, 0);\n}\n\n"
        "export const mean = (list) => total(list) / list.length;\n"
    ),
}
"""An import of a name that is not exported."""

WORKING = {
    "main.js": (
        'import { count, up } from "./counter.js";\n'
        'import { show } from "./show.js";\n'
        "\n"
        "up();\n"
        "up();\n"
        "show();\n"
        'console.log("main sees", count);\n'
    ),
    "counter.js": "export let count = 0;\nexport function up() {\n  count += 1;\n}\n",
    "show.js": (
        'import { count as shown } from "./counter.js";\n\nexport function show() {\n  console.log("shown:", shown);\n}\n'
    ),
}
"""A live binding that two modules see."""


def folders(count: int) -> dict[str, str]:
    """A program of `count` modules in folders: each layer imports the next, and three modules of one form a cycle."""
    layers = ("app", "pages", "parts", "cart", "lib")
    names = [f"{layers[number * len(layers) // (count - 1)]}/m{number:02}.js" for number in range(count - 1)]
    sources = {}
    for number, name in enumerate(names):
        targets = {number * 2 + 1, number * 2 + 2, number + 7} if number else {1, 2}
        if "cart/" in name:
            members = [index for index, each in enumerate(names) if "cart/" in each][:3]
            if number in members:
                targets.add(members[(members.index(number) + 1) % len(members)])
        lines = [f'import {{ n{each} }} from "../{names[each]}";' for each in sorted(targets) if each < len(names)]
        sources[name] = "\n".join([*lines, "", f"export const n{number} = {number};", ""])
    return {"main.js": f'import {{ n0 }} from "./{names[0]}";\n\nconsole.log(n0);\n', **sources}
