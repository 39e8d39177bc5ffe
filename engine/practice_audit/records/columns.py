"""A column of raw cells taken apart into its distinct values, since a million rows hold few of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

NULL = "NULL"  # what some databases write for a blank


@dataclass(frozen=True)
class Distinct:
    """The distinct values of a column, and for each row which of them it holds (-1: blank)."""

    codes: npt.NDArray[np.intp]
    found: list[object]


def distinct(cells: npt.NDArray[np.object_]) -> Distinct:
    """Find the distinct values that are not blank. Values of different types stay apart: 1 is not True."""
    if pd.api.types.infer_dtype(cells, skipna=True) in {"string", "empty"}:
        codes, values = pd.factorize(cells)
    else:
        places: dict[tuple[type, object], int] = {}
        codes = np.array([_place(places, cell) for cell in cells], dtype=np.intp)
        values = np.empty(len(places), dtype=object)
        values[:] = [value for _, value in places]
    blank = np.array([*map(is_blank, values), True], dtype=bool)  # the last stands for code -1
    return Distinct(np.where(blank[codes], -1, codes), list(values))


def is_blank(cell: object) -> bool:
    """Nothing is in the cell: no value, white space, or the database's word for it."""
    return cell is None or cell != cell or (isinstance(cell, str) and cell.strip() in {"", NULL})  # noqa: PLR0124 - NaN


def _place(places: dict[tuple[type, object], int], cell: object) -> int:
    return -1 if cell is None or cell != cell else places.setdefault((type(cell), cell), len(places))  # noqa: PLR0124 - NaN
