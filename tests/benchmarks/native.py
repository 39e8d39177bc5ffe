"""The made-up month as native CSV files, for the comparison of formats."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.month import write_month


def write(folder: Path, children: int) -> list[str]:
    """Write it; gives what stands after `practice-audit records check`."""
    write_month(folder, children)
    return [str(folder)]
