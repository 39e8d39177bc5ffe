"""Time the audit of a made-up authority: `make bench`, or `python tests/bench.py 1000 5000` for other sizes.

Prints, for each size and matcher: seconds of the whole command as a user runs it, its peak memory (of the command
itself; a worker process needs about 60 MiB more), and seconds by stage.
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
from tests.benchmarks.month import AS_AT, write_month

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


def _measure(month: Path, out: Path, name: str, options: list[str]) -> None:
    program = str(Path(sys.executable).parent / "practice-audit")
    asked = ["--as-at", AS_AT.isoformat(), "--out", str(out), "--history", "none", "--quiet", *options]
    started = perf_counter()
    with subprocess.Popen([program, "run", str(month), *asked], stdout=subprocess.DEVNULL) as running:  # noqa: S603  our own program
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    seconds = perf_counter() - started
    manifest = json.loads((out / "audit.json").read_text("utf-8"))
    stages = ", ".join(f"{stage} {spent:.1f}" for stage, spent in manifest["seconds"].items())
    peak = usage.ru_maxrss / 1024
    _say(f"  {name}: {seconds:.1f} s, peak {peak:.0f} MiB, exit {running.returncode}; by stage: {stages}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000])
