"""The formats that `make bench` reads: a new one is a line here. Each writes N children, and says how to read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import annex_a, cin_census, mapped, native, ssd

FORMATS: dict[str, Callable[[Path, int], list[str]]] = {
    "native CSV": native.write,
    "CIN census": cin_census.write,
    "Annex A": annex_a.write,
    "SSD": ssd.write,
    "mapped": mapped.write,
}
"""By name, what writes N children into a new folder and gives the arguments of the command that reads them."""
