"""The formats that `make bench` reads: a new one is a line here. Each writes N children, and says how to read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import cin_census, mapped, native
from tests.benchmarks.annex_a import write_annex_a
from tests.benchmarks.ssd import write_ssd


def _annex_a(folder: Path, children: int) -> list[str]:
    folder.mkdir(parents=True)
    write_annex_a(folder / "annex_a.xlsx", children)
    return [str(folder / "annex_a.xlsx")]


def _ssd(folder: Path, children: int) -> list[str]:
    write_ssd(folder, children)
    return [str(folder)]


FORMATS: dict[str, Callable[[Path, int], list[str]]] = {
    "native CSV": native.write,
    "CIN census": cin_census.write,
    "Annex A": _annex_a,
    "SSD as CSV": _ssd,
    "mapped": mapped.write,
}
"""By name, what writes N children into a new folder and gives the arguments of the command that reads them."""
