"""Records the runs of lessons: wires `modviz.lesson`, which only knows records, to the session that makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from modviz.lesson.model import Run
from modviz.limits import Limits
from modviz.progress import Progress
from modviz.record.trace import Trace


def record_run(
    run: Run, files: Mapping[str, bytes], limits: Limits | None = None, progress: Progress | None = None
) -> Trace:
    """Record one run of a lesson, which sees `files` and nothing else.

    Parameters
    ----------
    run
        The run.
    files
        All files there are, by relative name, with those that the run swaps already swapped.
    limits
        The bounds of the run; those of `Limits()` by default.
    progress
        Told how far the run is; may end it by raising.
    """
    # Imported when it is first needed: a list of lessons does not wait for parser and engine.
    from modviz.hosts.network import Response
    from modviz.recording.session import trace

    return trace(
        run.entry,
        sources=files,
        host=run.host,
        goal=run.goal,
        limits=limits,
        progress=progress,
        responses={name: Response(**asdict(response)) for name, response in run.network.items()},
        keeps_failed_fetches=run.keeps_failed_fetches,
    )
