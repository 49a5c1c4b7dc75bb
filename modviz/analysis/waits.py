"""Who waits for whom, as a graph: modules whose evaluation goes on later, and what each of them waits for.

>>> import modviz, networkx
>>> sources = {"main.js": "import './a.js'", "a.js": "await import('./b.js')", "b.js": "await import('./a.js')"}
>>> graph = wait_graph(modviz.trace("main.js", sources=sources).end)
>>> sorted(graph.edges)
[('a.js', 'b.js'), ('b.js', 'a.js'), ('main.js', 'a.js')]
>>> graph.nodes["a.js"]["words"]
"a.js awaits import('./b.js')"
>>> networkx.find_cycle(graph, "main.js")
[('a.js', 'b.js'), ('b.js', 'a.js')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from modviz.record.waiting import holder, waits
from modviz.record.world import World

if TYPE_CHECKING:
    import networkx


def wait_graph(world: World) -> networkx.DiGraph:
    """The modules that wait now, each with its `words`, and edges to what they wait for.

    They are in the order in which they will go on.  Whoever waits for a cycle waits for its cycle root.  A circle is a
    dead-lock.
    """
    import networkx

    graph = networkx.DiGraph()
    waiting = waits(world)
    graph.add_nodes_from((wait.module, {"words": wait.words}) for wait in waiting)
    graph.add_edges_from((wait.module, holder(world, wait, name)) for wait in waiting for name in wait.targets)
    return graph
