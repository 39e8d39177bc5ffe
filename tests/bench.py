"""Time the audit of a made-up authority: `make bench`, or `python tests/bench.py 1000 5000` for other sizes.

Prints, for each size and matcher: seconds of the whole command as a user runs it, its peak memory (of the command
itself; a worker process needs about 60 MiB more), and seconds by stage. Then, for 10,000 children in each format
(tests/benchmarks/formats.py), how many are read, typed and checked in a second (`records check`), and the peak memory.
`python tests/bench.py formats` measures the formats alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.benchmarks.formats import FORMATS
from tests.benchmarks.month import AS_AT, write_month

CHILDREN = 10_000  # of each format

RUNS = {
    "durable, checked by relational": ["--matcher", "durable", "--verify"],
    "relational alone": ["--matcher", "relational", "--no-verify"],
}


def main(sizes: list[int]) -> None:
    """Measure each size with each matcher."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            month = Path(folder) / f"month-{size}"
            rows = write_month(month, size)
            _say(f"{size:,} children, {rows:,} rows ({rows / size:.0f} a child)")
            for name, options in RUNS.items():
                _measure(month, Path(folder) / f"out-{size}-{name.split()[0]}", name, options)


def formats(children: int) -> None:
    """Measure the reading of each format."""
    _say(f"Reading {children:,} children in each format (records check):")
    for name, write in FORMATS.items():
        with tempfile.TemporaryDirectory() as folder:
            asked = write(Path(folder) / "source", children)
            seconds, peak, status = _run(["records", "check", *asked, "--as-at", "2026-03-31"])
        speed = f"{children / seconds:,.0f} children a second ({seconds:.1f} s)"
        _say(f"  {name}: {speed}, peak {peak:.0f} MiB, exit {status}")


def _run(asked: list[str]) -> tuple[float, float, int]:
    """Run the program; gives seconds, peak MiB and its exit code."""
    program = str(Path(sys.executable).parent / "practice-audit")
    started = perf_counter()
    with subprocess.Popen([program, *asked], stdout=subprocess.DEVNULL) as running:  # noqa: S603  our own program
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    return perf_counter() - started, usage.ru_maxrss / 1024, running.returncode


def _measure(month: Path, out: Path, name: str, options: list[str]) -> None:
    asked = ["--as-at", AS_AT.isoformat(), "--out", str(out), "--history", "none", "--quiet", *options]
    seconds, peak, status = _run(["run", str(month), *asked])
    manifest = json.loads((out / "audit.json").read_text("utf-8"))
    stages = ", ".join(f"{stage} {spent:.1f}" for stage, spent in manifest["seconds"].items())
    _say(f"  {name}: {seconds:.1f} s, peak {peak:.0f} MiB, exit {status}; by stage: {stages}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    if sys.argv[1:] != ["formats"]:
        main([int(size) for size in sys.argv[1:]] or [1_000])
    formats(CHILDREN)
