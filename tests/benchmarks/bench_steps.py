"""How long one step takes, from the key to the frame: `python -m tests.benchmarks.bench_steps`.

A headless app of 160x50 cells steps forwards, backwards and to random places in records of growing graphs.  Printed
are the median, the 95th percentile and the longest of each, in milliseconds, up to the last frame that the step caused,
rendered to the bytes a terminal would get.  The columns "CPU" count only what this program computed meanwhile: on a
machine that does other things, too, they are what can be compared.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from textual._compositor import CompositorUpdate
from textual.pilot import Pilot

from modviz.record.trace import Trace
from modviz.recording.session import trace
from modviz.tui.app import ModvizApp
from modviz.tui.screens.step_screen import StepScreen
from tests.benchmarks.graphs import ENTRY, generated_graph
from tests.tui.sources import BAKERY

_SIZE = (160, 50)
_STEPS = 150


class _MeasuredApp(ModvizApp):
    """Renders every frame, as a real terminal would have it, and notes when it was done."""

    last_frame = 0.0
    last_frame_cpu = 0.0
    written = 0

    def _display(self, screen, renderable):  # type: ignore[no-untyped-def]
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            self.written += len(renderable.render_segments(self.console))
            self.last_frame = time.perf_counter()
            self.last_frame_cpu = time.thread_time()


def main() -> None:
    """Print the table."""
    print(
        f"{'graph':>14} {'events':>8}  {'movement':<9} {'median':>7} {'95 %':>7} {'longest':>8}  {'CPU':>7} {'95 %':>7}  ms"
    )
    asyncio.run(_measure("the bakery", trace("main.js", sources=BAKERY)))
    for size in (10, 100, 1_000, 3_000):
        asyncio.run(_measure(f"{size:,} modules", trace(ENTRY, sources=generated_graph(size))))


async def _measure(name: str, recorded: Trace) -> None:
    app = _MeasuredApp(name, lambda progress: recorded)
    async with app.run_test(size=_SIZE) as pilot:
        while not isinstance(app.screen, StepScreen):
            await pilot.pause(0.02)
        screen, events = app.screen, len(recorded.events)
        chance = random.Random(1)
        for part in (0.2, 0.5, 0.8):
            await _times(pilot, app, [partial(_go, screen, int(events * part))])
            for phase, movement in (("forward", 1), ("back", -1)):
                times = await _times(pilot, app, [partial(screen.action_beats, movement)] * (_STEPS // 3))
                _print(name, events, f"{phase} {part:.0%}", times)
        seeks = [lambda: _go(screen, chance.randrange(events + 1))] * 30
        _print(name, events, "seek", await _times(pilot, app, seeks))


async def _times(
    pilot: Pilot[None], app: _MeasuredApp, movements: list[Callable[[], None]]
) -> list[tuple[float, float]]:
    times = []
    for move in movements:
        # Away from the rhythm of Textual's own clock.
        await asyncio.sleep(0.021)
        start, start_cpu = time.perf_counter(), time.thread_time()
        move()
        await asyncio.sleep(0.04)
        await pilot.pause(0.01)
        # At either end of the record there is nowhere to go, and nothing to draw.
        if app.last_frame > start:
            times.append((1000 * (app.last_frame - start), 1000 * (app.last_frame_cpu - start_cpu)))
    return times


def _go(screen: StepScreen, position: int) -> None:
    screen.moved(screen.playback.go(position))


def _print(name: str, events: int, movement: str, times: list[tuple[float, float]]) -> None:
    (median, most, longest), (cpu, most_cpu, _) = (
        (statistics.median(each), sorted(each)[int(len(each) * 0.95)], max(each)) for each in zip(*times, strict=True)
    )
    print(
        f"{name:>14} {events:>8,}  {movement:<12} {median:>7.1f} {most:>7.1f} {longest:>8.1f}"
        f"  {cpu:>7.1f} {most_cpu:>7.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
