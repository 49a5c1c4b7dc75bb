"""Which modules the memory panel shows: all of a small graph, or those that the moment is about."""

from __future__ import annotations

from itertools import islice

from modviz.view.attention import module_in_question
from modviz.view.moment import Moment
from modviz.view.panels.pointers import importers_of

SMALL_GRAPH = 8
"""Up to this many modules, all of them are shown, and none changes its place."""

_MOST_LOOKED_AT = 200


def modules_to_show(moment: Moment) -> list[str]:
    """The names of the modules to show.

    In a large graph: the module in question, those in the spotlight, those it points to, those whose boxes changed,
    those that point to it; no more than in a small graph.
    """
    modules = moment.world.modules
    if len(modules) <= SMALL_GRAPH:
        return list(modules)
    question = module_in_question(moment)
    names: dict[str, None] = {}
    if question in modules:
        names[question] = None
        bindings = modules[question].bindings or {}
        names.update(dict.fromkeys(sorted(each[1] for each in moment.spotlight if each[1] in modules)))
        changed = sorted(subject[1] for subject in moment.changed if subject[0] == "box")
        targets = [binding.target_module for binding in islice(bindings.values(), _MOST_LOOKED_AT)]
        names.update(dict.fromkeys(islice(dict.fromkeys(name for name in targets if name), 3)))
        names.update(dict.fromkeys(changed))
        names.update(dict.fromkeys(name for name in targets if name))
        names.update(dict.fromkeys(islice(importers_of(moment, question), _MOST_LOOKED_AT)))
    has_boxes = (name for name in names if name == question or modules[name].bindings is not None)
    return list(islice(has_boxes, SMALL_GRAPH))
