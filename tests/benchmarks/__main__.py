"""How long modviz takes, beside others in the same run: `python -m tests.benchmarks --packages FOLDER`.

All times are those of whole processes, from start to end, in seconds.  "cold" parses everything, "cached" finds all of
it in the cache; ratios are to node, if they name no other.  engine262 loads the generated graphs only, and "-" stands for
what is not installed or fails.  What is compared takes turns, and of several runs the shortest counts: whatever else the
machine does only makes them longer.  "CPU" are ratios of the seconds of computing in all processes and threads:
they hold on a busy machine, too, but do not see that modviz uses more cores than one.  POSIX only.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from operator import itemgetter
from pathlib import Path
from typing import Any

from tests.benchmarks import bench_steps
from tests.benchmarks.first_picture import MARK, bare_app, open_command, seconds_to_first_picture
from tests.benchmarks.graph_sources import INSTALL, SIZES, Graph, graphs
from tests.benchmarks.graphs import write_graph
from tests.benchmarks.whole_process import Took, engine262, esbuild, node, record

_COLUMNS = (
    ("graph", 21),
    ("modules", 7),
    ("events", 8),
    ("parse", 7),
    ("record", 7),
    ("cold", 7),
    ("cached", 7),
    ("node", 7),
    ("esbuild", 7),
    ("engine262", 9),
    ("cold/node", 9),
    ("cached/node", 11),
    ("cold/engine262", 14),
    ("CPU cold", 8),
    ("CPU cached", 10),
    ("peak MB", 7),
    ("MB/10,000", 9),
    ("seek ms", 7),
)


def main() -> None:
    """Print the tables."""
    options = _options()
    packages = options.packages
    if packages is not None and packages.name != "node_modules":
        packages /= "node_modules"
    print(f"Packages: {packages or 'none'}.  To have them: {INSTALL}; then --packages FOLDER.\n")
    print("  ".join(f"{name:>{width}}" for name, width in _COLUMNS))
    with tempfile.TemporaryDirectory() as folder:
        for graph in graphs(Path(folder), options.sizes, packages):
            if graph.missing:
                print(f"{graph.name:>21}  skipped: {graph.missing}", flush=True)
            else:
                _print_graph(graph, options.runs, Path(folder) / "cache", packages)
        print()
        _print_first_picture(write_graph(Path(folder) / "open", 1_000), options.runs)
    if not options.no_steps:
        print()
        bench_steps.main()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--packages",
        type=Path,
        metavar="FOLDER",
        default=os.environ.get("MODVIZ_NPM"),
        help=f"where npm packages are installed: {INSTALL} (default: $MODVIZ_NPM)",
    )
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="the shortest of N runs (default: 5)")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, metavar="N", help="sizes of the generated graphs"
    )
    parser.add_argument("--no-steps", action="store_true", help="leave out the steps on the screen")
    options = parser.parse_args()
    options.packages = Path(options.packages).resolve() if options.packages else None
    return options


def _print_graph(graph: Graph, runs: int, cache: Path, packages: Path | None) -> None:
    colds, cacheds = [], []
    nodes: list[Took | None] = []
    esbuilds: list[Took | None] = []
    engine262s: list[Took | None] = []
    without_events = record(graph.entry, None, "no-events")
    record(graph.entry, cache)
    for _ in range(runs):
        colds.append(record(graph.entry, None))
        cacheds.append(record(graph.entry, cache))
        nodes.append(node(graph.entry))
        esbuilds.append(esbuild(graph.entry, packages))
        engine262s.append(engine262(graph.entry, packages) if graph.is_generated else None)
    cold = _least(colds)
    cached = _least(cacheds)
    node_seconds, esbuild_seconds, engine262_seconds = map(_least_seconds, (nodes, esbuilds, engine262s))
    node_computed = min((each.computed for each in nodes if each is not None), default=None)
    memory = (cold["memory"] - without_events["memory"]) / cold["events"] * 10_000
    cells = (
        graph.name if cold["status"] == "fulfilled" else f"{graph.name}: {cold['status']}",
        f"{cold['modules']:,}",
        f"{cold['events']:,}",
        _seconds(cold["parse"]),
        _seconds(cold["record"]),
        _seconds(cold["seconds"]),
        _seconds(cached["seconds"]),
        _seconds(node_seconds),
        _seconds(esbuild_seconds),
        _seconds(engine262_seconds),
        _ratio(cold["seconds"], node_seconds),
        _ratio(cached["seconds"], node_seconds),
        _ratio(cold["seconds"], engine262_seconds),
        _ratio(cold["computed"], node_computed),
        _ratio(cached["computed"], node_computed),
        f"{cold['memory']:.0f}",
        f"{memory:.2f}",
        f"{min(each['seek'] for each in colds):.1f}",
    )
    print("  ".join(f"{cell:>{width}}" for cell, (_, width) in zip(cells, _COLUMNS, strict=True)), flush=True)


def _print_first_picture(entry: Path, runs: int) -> None:
    bare, opened = [], []
    for _ in range(runs):
        bare.append(seconds_to_first_picture(bare_app(), MARK))
        opened.append(seconds_to_first_picture(open_command(str(entry)), entry.name))
    print(
        f"First picture of `modviz open`, 1,000 modules: {min(opened):.2f} s; of a bare Textual app: {min(bare):.2f} s;"
        f" ratio {min(opened) / min(bare):.2f}.",
        flush=True,
    )


def _least(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of the shortest run, with the least computing of any."""
    shortest = min(runs, key=itemgetter("seconds"))
    return {**shortest, "computed": min(each["computed"] for each in runs)}


def _least_seconds(runs: list[Took | None]) -> float | None:
    return min((each.seconds for each in runs if each is not None), default=None)


def _seconds(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.2f}"


def _ratio(seconds: float, other: float | None) -> str:
    return "-" if other is None else f"{seconds / other:.2f}"


if __name__ == "__main__":
    main()
