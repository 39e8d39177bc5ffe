"""outcomes.csv, findings.csv and rejected.csv read back: marks against formulas off, days and numbers typed."""

from collections.abc import Hashable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from practice_audit.errors import WrongUsage
from practice_audit.reports.run_tables import MARK, unguarded

DATES = ("started_on", "due_on", "found_on")
LONG = frozenset({"key", "subject_id", "evidence", "explanation", "missing", "reason", *DATES, "over", "version"})
"""Columns whose cells seldom repeat; all others are kept as categories, since a large run has a million rows."""
MOST = 10_000_000
"""More rows than any run has."""
WHOLE = "Run the audit again with --out; open a copy in a spreadsheet, not the file itself."


def read_table(path: Path, columns: list[str]) -> pd.DataFrame:
    """Read a file of a run whole.

    Returns:
        `columns`; text and categories as str, blank where there is nothing; DATES as datetime64[s] (NaT: none);
        `over` as float (NaN: none), `version` as int.

    Raises:
        WrongUsage: the file is not there, has other columns, or was changed since the run wrote it.
    """
    return pd.concat(list(read_chunks(path, columns, None)), ignore_index=True)


def read_chunks(path: Path, columns: list[str], rows: int | None) -> Iterator[pd.DataFrame]:
    """Read a file of a run `rows` rows at a time (None: all at once), as `read_table` does."""
    if not path.is_file():
        raise WrongUsage("the run wrote this file, and it is gone.", where=str(path), next_step=WHOLE)
    kinds: dict[Hashable, str] = {name: "str" if name in LONG else "category" for name in columns}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            found = file.readline().rstrip("\n").split(",")
        if found != columns:
            raise WrongUsage(
                "its columns are not those that this version of practice-audit writes.",
                where=str(path),
                next_step=WHOLE,
            )
        reader = pd.read_csv(path, dtype=kinds, keep_default_na=False, na_filter=False, chunksize=rows or MOST)
        with reader:
            empty = True
            for chunk in reader:
                empty = False
                yield _typed(chunk)
            if empty:
                yield _typed(pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()}))
    except (ValueError, UnicodeDecodeError):  # pandas: a row too long, a number that is none; numpy: no day
        raise WrongUsage(
            "it was changed since the run wrote it (a spreadsheet that saves it changes its dates).",
            where=str(path),
            next_step=WHOLE,
        ) from None


def _typed(chunk: pd.DataFrame) -> pd.DataFrame:
    for name in chunk.columns:
        column = chunk[name]
        if name in DATES:
            chunk[name] = pd.Series(np.array(column.tolist(), dtype="datetime64[s]"), index=chunk.index)
        elif name == "over":
            chunk[name] = column.where(column != "", "nan").astype("float64")
        elif name == "version":
            chunk[name] = column.astype("int64")
        elif column.dtype == "category":
            names = [unguarded(str(word)) for word in column.cat.categories]
            chunk[name] = (
                column.cat.rename_categories(names) if len(set(names)) == len(names) else column.map(unguarded)
            )
        elif any(text.startswith(MARK) for text in column.tolist()):
            chunk[name] = column.map(unguarded)
    return chunk
