"""How a module comes into a graph (`Trace.graph`): what all chains of imports to it go through.

One shortest chain is given by `modviz.record.import_graph.shortest_chain`.

>>> import modviz
>>> sources = {
...     "main.js": "import './a.js'; import './b.js'",
...     "a.js": "import './hub.js'",
...     "b.js": "import './hub.js'",
...     "hub.js": "import './heavy.js'",
...     "heavy.js": "",
... }
>>> graph = modviz.trace("main.js", sources=sources).graph()
>>> gateways(graph, "main.js", "heavy.js")
('hub.js',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def gateways(graph: networkx.DiGraph, entry: str, module: str) -> tuple[str, ...]:
    """The modules between `entry` and `module` that every chain goes through, the one next to `entry` first.

    There are none, too, when there is no chain.
    """
    import networkx

    dominators = networkx.immediate_dominators(graph, entry)
    found: list[str] = []
    name = dominators.get(module, entry)
    while name not in (None, entry):
        found.append(name)
        name = dominators[name]
    return tuple(reversed(found))
