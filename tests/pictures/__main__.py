"""Draw the moments that matter from the real screen, as SVG: `make pictures`, or `python -m tests.pictures --help`."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from modviz.cli.shared.lesson_opening import lesson_to_play
from modviz.lesson.catalog import find_lesson, lessons
from modviz.record.trace import Trace
from modviz.recording.session import trace
from modviz.tui.app import ModvizApp
from modviz.tui.screens.lesson_screen import LessonScreen
from modviz.tui.screens.picker_screen import PickerScreen
from modviz.tui.screens.step_screen import StepScreen
from tests.pictures.moments import MOMENTS, Moment
from tests.tui.driving import Driver

_KEPT = Path(__file__).with_name("kept")


def main() -> None:
    """Draw all moments, or those that are named, at three sizes."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="MOMENT", help="what to draw (default: everything)")
    parser.add_argument("--folder", type=Path, default=Path("pictures"), help="where to (default: pictures)")
    parser.add_argument("--text", action="store_true", help="print what stands on the screen, too")
    parser.add_argument("--keep", action="store_true", help="write anew what the tests compare with")
    options = parser.parse_args()
    known = {moment.name: moment for moment in MOMENTS}
    unknown = [name for name in options.names if name not in known]
    if unknown:
        parser.error(f"no such moment: {', '.join(unknown)}; there are {', '.join(known)}")
    options.folder.mkdir(parents=True, exist_ok=True)
    for moment in [known[name] for name in options.names] or MOMENTS:
        for size in moment.sizes:
            path = options.folder / f"{moment.name}-{size[0]}x{size[1]}.svg"
            picture, text = asyncio.run(drawn(moment, size))
            path.write_text(picture, encoding="utf-8")
            print(f"{path}\n{text}" if options.text else path, flush=True)
            kept = _KEPT / f"{path.stem}.txt"
            if options.keep and kept.exists():
                kept.write_text("\n".join(map(str.rstrip, text.split("\n"))) + "\n", encoding="utf-8")


async def drawn(moment: Moment, size: tuple[int, int]) -> tuple[str, str]:
    """The picture of a moment at a size, as SVG and as text."""
    app = _app(moment)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: isinstance(app.screen, _screen(moment)))
        await pilot.pause(0.05)
        for key in moment.keys:
            await driver.press(key)
            if moment.lesson is not None:
                # A lesson shows the way to its next place: wait until it is there.
                await driver.until(lambda: not app.screen._movement.is_moving)
        await pilot.pause(0.05)
        return app.export_screenshot(title="modviz"), driver.text()


def _app(moment: Moment) -> ModvizApp:
    if moment.sources is not None:
        recorded = trace("main.js", sources=dict(moment.sources))

        def record(progress: object) -> Trace:
            return recorded

        return ModvizApp("main.js", record, ascii=moment.ascii, theme=moment.theme)
    if moment.lesson is None:
        return ModvizApp(lessons=lessons(), ascii=moment.ascii, theme=moment.theme)
    lesson = lesson_to_play(find_lesson(str(moment.lesson)))
    return ModvizApp(lesson=lesson, ascii=moment.ascii, theme=moment.theme)


def _screen(moment: Moment) -> type:
    if moment.sources is not None:
        return StepScreen
    return PickerScreen if moment.lesson is None else LessonScreen


if __name__ == "__main__":
    main()
