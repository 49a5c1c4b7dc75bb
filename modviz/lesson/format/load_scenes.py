"""The scenes of a `lesson.toml`, and what they ask."""

from __future__ import annotations

from collections.abc import Mapping

from modviz.lesson.errors import did_you_mean
from modviz.lesson.format.load_ask import ASK_KEYS, SCENE_KEYS, read_ask
from modviz.lesson.format.table import Table
from modviz.lesson.model import END, MAIN, Run, Scene, Written

PLAYS = ("beats", "events", "jump")


def read_scenes(root: Table, runs: Mapping[str, Run]) -> tuple[Scene, ...]:
    """The scenes of the lesson `root`, which has these runs; mistakes are noted in its document."""
    scenes: list[Scene] = []
    run = MAIN
    tables = root.tables("scenes", "a scene")
    if not tables:
        root.complain("scenes", "a lesson needs at least one scene: [[scenes]]")
    for number, table in enumerate(tables, 1):
        run = table.word("run", tuple(runs), run) or MAIN
        scenes.append(_scene(table, number, run, runs))
        table.finish(keys_inside={"[scenes.ask]": ASK_KEYS})
    _check_ids(root, scenes)
    root.finish(keys_inside={"[[scenes]]": SCENE_KEYS, "[[scenes]], as [scenes.ask]": ("ask", *ASK_KEYS)})
    return tuple(scenes)


def _scene(table: Table, number: int, run: str, runs: Mapping[str, Run]) -> Scene:
    compare = table.word("compare", tuple(runs))
    compare_at = table.written("compare_at")
    if compare_at is not None and compare is None:
        table.complain("compare_at", "'compare_at' needs 'compare': the run to show beside this one")
    ask = table.table("ask", "a question")
    return Scene(
        id=table.text("id") or f"scene {number}",
        title=table.text("title", required=True),
        say=table.text("say", required=True).strip(),
        line=table.line,
        run=run,
        at=table.written("at"),
        play=table.word("play", PLAYS),
        speed=table.number("speed", Scene.speed, above=0.1) or Scene.speed,
        focus=table.texts("focus"),
        compare=compare,
        compare_at=compare_at,
        wait=table.number("wait"),
        pause=table.flag("pause"),
        holds=table.texts("holds"),
        notes=table.text("notes").strip(),
        next=table.written("next"),
        ask=None if ask is None else read_ask(ask),
    )


def _check_ids(root: Table, scenes: list[Scene]) -> None:
    """No two scenes have the same id, and every `next` leads to one."""
    ids: dict[str, Scene] = {}
    for number, scene in enumerate(scenes):
        if scene.id in ids or scene.id == END:
            other = f"that of the scene in line {ids[scene.id].line}" if scene.id in ids else "the end of the lesson"
            root.document.complain(("scenes", number, "id"), f"the id {scene.id!r} is {other}, too; choose another")
        ids.setdefault(scene.id, scene)
    leading = [scene.next for scene in scenes]
    leading += [answer.next for scene in scenes if scene.ask for answer in scene.ask.answers]
    known = tuple(ids)
    for written in leading:
        if written is not None and written.text not in (*ids, END):
            root.document.complain_at(written.line, _no_such_scene(written, known))


def _no_such_scene(written: Written, known: tuple[str, ...]) -> str:
    return f"next = {written.text!r} leads nowhere: no scene has this id{did_you_mean(written.text, (*known, END))}"
