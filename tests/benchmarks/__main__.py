"""How long modviz takes, beside node and esbuild in the same run: `python -m tests.benchmarks --packages FOLDER`.

All times are medians of whole processes, from start to end, in seconds.  "cold" parses everything, "cached" finds all
of it in the cache; ratios are to node.  POSIX only.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from tests.benchmarks import bench_steps
from tests.benchmarks.first_picture import MARK, bare_app, open_command, seconds_to_first_picture
from tests.benchmarks.graph_sources import INSTALL, SIZES, Graph, graphs
from tests.benchmarks.graphs import write_graph
from tests.benchmarks.whole_process import esbuild, node, record

_COLUMNS = (
    ("graph", 14),
    ("modules", 7),
    ("events", 8),
    ("parse", 7),
    ("record", 7),
    ("cold", 7),
    ("cached", 7),
    ("node", 7),
    ("esbuild", 7),
    ("cold/node", 9),
    ("cached/node", 11),
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
                print(f"{graph.name:>14}  skipped: {graph.missing}", flush=True)
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
        default=os.environ.get("MODVIZ_BENCHMARK_PACKAGES"),
        help=f"where npm packages are installed: {INSTALL} (default: $MODVIZ_BENCHMARK_PACKAGES)",
    )
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="medians of N runs (default: 5)")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, metavar="N", help="sizes of the generated graphs"
    )
    parser.add_argument("--no-steps", action="store_true", help="leave out the steps on the screen")
    options = parser.parse_args()
    options.packages = Path(options.packages).resolve() if options.packages else None
    return options


def _print_graph(graph: Graph, runs: int, cache: Path, packages: Path | None) -> None:
    cold = record(graph.entry, runs, None)
    without_events = record(graph.entry, 1, None, "no-events").figures
    record(graph.entry, 1, cache)
    cached = record(graph.entry, runs, cache)
    in_node, in_esbuild = node(graph.entry, runs), esbuild(graph.entry, runs, packages)
    figures = cold.figures
    memory = (figures["memory"] - without_events["memory"]) / figures["events"] * 10_000
    cells = (
        graph.name if figures["status"] == "fulfilled" else f"{graph.name}: {figures['status']}",
        f"{figures['modules']:,}",
        f"{figures['events']:,}",
        _seconds(cold.parse),
        _seconds(cold.record),
        _seconds(cold.seconds),
        _seconds(cached.seconds),
        _seconds(in_node),
        _seconds(in_esbuild),
        _ratio(cold.seconds, in_node),
        _ratio(cached.seconds, in_node),
        f"{figures['memory']:.0f}",
        f"{memory:.2f}",
        f"{figures['seek']:.0f}",
    )
    print("  ".join(f"{cell:>{width}}" for cell, (_, width) in zip(cells, _COLUMNS, strict=True)), flush=True)


def _print_first_picture(entry: Path, runs: int) -> None:
    # By turns, so that both meet the same machine.
    bare, opened = [], []
    for _ in range(runs):
        bare.append(seconds_to_first_picture(bare_app(), MARK))
        opened.append(seconds_to_first_picture(open_command(str(entry)), entry.name))
    seconds, bare_seconds = statistics.median(opened), statistics.median(bare)
    print(
        f"First picture of `modviz open`, 1,000 modules: {seconds:.2f} s; of a bare Textual app: {bare_seconds:.2f} s;"
        f" ratio {seconds / bare_seconds:.2f}.",
        flush=True,
    )


def _seconds(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.2f}"


def _ratio(seconds: float, other: float | None) -> str:
    return "-" if other is None else f"{seconds / other:.1f}"


if __name__ == "__main__":
    main()
