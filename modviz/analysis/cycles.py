"""The cycles of a graph of imports (`Trace.graph`), as linking finds them: calls of `import()` do not count.

>>> import modviz
>>> sources = {
...     "a.js": "import './b.js'",
...     "b.js": "import './c.js'",
...     "c.js": "import './a.js'; import './d.js'",
...     "d.js": "",
... }
>>> graph = modviz.trace("a.js", sources=sources).graph()
>>> cycles(graph)
(('a.js', 'b.js', 'c.js'),)
>>> circle_through(graph, "c.js", "a.js")
('c.js', 'a.js', 'b.js', 'c.js')
>>> circle_through(graph, "c.js", "d.js")
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modviz.record.import_graph import shortest_chain, static_imports

if TYPE_CHECKING:
    import networkx


def cycles(graph: networkx.DiGraph) -> tuple[tuple[str, ...], ...]:
    """The strongly connected components of several modules, and the modules that import themselves.

    Modules, and the cycles by their first ones, are in the order of the graph.
    """
    import networkx

    imports = static_imports(graph)
    order = {name: number for number, name in enumerate(graph)}
    components = (sorted(found, key=order.__getitem__) for found in networkx.strongly_connected_components(imports))
    found = (names for names in components if len(names) > 1 or imports.has_edge(names[0], names[0]))
    return tuple(tuple(names) for names in sorted(found, key=lambda names: order[names[0]]))


def circle_through(graph: networkx.DiGraph, importer: str, imported: str) -> tuple[str, ...]:
    """A shortest circle that this import closes, from `importer` back to it; empty when it closes none."""
    imports = static_imports(graph)
    back = shortest_chain(imports, imported, importer) if imports.has_edge(importer, imported) else ()
    return (importer, *back) if back else ()
