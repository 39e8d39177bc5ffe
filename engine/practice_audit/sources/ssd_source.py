"""The Standard Safeguarding Dataset as a source: from its tables, however they came, to native ones."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.counted import counted
from practice_audit.sources.headings import plain
from practice_audit.sources.ssd_days import Days
from practice_audit.sources.ssd_enquiries import enquiries
from practice_audit.sources.ssd_front_door import front_door
from practice_audit.sources.ssd_involvements import involvements
from practice_audit.sources.ssd_missing import missing
from practice_audit.sources.ssd_model import COLUMNS, NO_PLACE
from practice_audit.sources.ssd_people import people
from practice_audit.sources.ssd_plans import plans
from practice_audit.sources.ssd_table import Cells, SsdTable, Told, tidy
from practice_audit.sources.ssd_words import keys_in
from practice_audit.sources.tables import Ignored, Input, RawTable, Source

PARTS: Final = (people, involvements, front_door, enquiries, plans, missing)
TOTALS: Final = frozenset({"total", "totals", "grand total", "total rows"})
A_TOTAL: Final = "a row of totals, not a record"
PLACELESS: Final = "understood, but nothing in the native tables holds it"


def taken_columns(table: str, headings: Sequence[object], file: str, told: Told) -> dict[str, int]:
    """Say at which place each column of a table stands that is read; every other is listed with the reason."""
    known = COLUMNS[table]
    taken: dict[str, int] = {}
    for at, heading in enumerate(headings):
        name = plain(heading)
        if name in taken:
            reason = "the heading is there twice; the first is used"
        elif name in NO_PLACE:
            reason = PLACELESS
        elif name in known:
            taken[name] = at
            continue
        elif not name:
            continue
        else:
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.75)
            reason = "not a column of the dataset" + (f"; did you mean {close[0]}?" if close else "")
        told.ignored.append(Ignored(file, table, f"column {name}", reason))
    return taken


def ssd_table(name: str, file: str, columns: Mapping[str, Cells], rows: Iterable[int], told: Told) -> SsdTable:
    """Tidy a table that was read, without its blank rows and rows of totals."""
    numbers = np.fromiter(rows, dtype=np.int64)
    table = SsdTable(name, file, {column: list(map(tidy, cells)) for column, cells in columns.items()}, numbers)
    blank = [all(cell is None for cell in row) for row in zip(*table.columns.values(), strict=True)]
    told.rows[file], told.blank[file] = len(table), sum(blank)
    if any(blank):
        table = table.kept(not one for one in blank)
    first = table.texts(COLUMNS[name][0])
    return told.without(table, [(one or "").lower().rstrip(":") in TOTALS for one in first], A_TOTAL)


def source_of(  # noqa: PLR0913 - the parts of a source, by name
    read: Sequence[SsdTable],
    told: Told,
    *,
    where: str,
    files: tuple[Path, ...],
    inputs: tuple[Input, ...],
    by: str = "",
) -> Source:
    """Make the native tables.

    Args:
        read: the dataset's tables, those without rows included.
        told: what was said while they were read.
        where: the source as shown to the user.
        files: every file that was read.
        inputs: what was read, with the digest of its content and its rows.
        by: what a row's number is, where it is not a row of a file.

    Raises:
        RecordsUnreadable: there are no people in it.
    """
    tables = {table.name: table for table in read if len(table)}
    if "ssd_person" not in tables:
        raise RecordsUnreadable(
            "no row of ssd_person could be read, so there is no child to audit.",
            where=where,
            next_step="Give the dataset's tables together; ssd_person and the column pers_person_id are needed.",
        )
    if "pers_person_id" not in tables["ssd_person"].columns:
        raise RecordsUnreadable(
            "ssd_person has no column pers_person_id.",
            where=tables["ssd_person"].file,
            next_step="Export the table again with the dataset's own headings.",
        )
    days = Days(tables)
    native: list[RawTable] = [table for part in PARTS for table in part(tables, days, told)]
    told.notes += _said(read, tables, told, where, by)
    ignored = [*told.ignored, *_unread_keys(tables)]
    ignored.sort(key=lambda one: one.reason == PLACELESS)  # what is not understood first, for the screen shows few
    return Source(
        "ssd",
        files,
        native,
        ignored=ignored,
        notes=tuple(told.notes),
        inputs=inputs,
        left_out=tuple(told.left_out),
    )


def _said(read: Sequence[SsdTable], tables: Mapping[str, SsdTable], told: Told, where: str, by: str) -> list[str]:
    rows, blank, out = sum(told.rows.values()), sum(told.blank.values()), sum(len(one.rows) for one in told.left_out)
    counts = f"{counted(rows, 'row')} in {counted(len(tables), 'table')} of the dataset"
    blanks = f", {blank:,} blank" if blank else ""
    said = [f"{where}: {counts}; {rows - blank - out:,} read, {out:,} left out{blanks}."]
    if by:
        said.append(f"{where}: {by}")
    if empty := [table.name for table in read if table.name not in tables]:
        said.append(
            f"{where}: no rows in {', '.join(empty)}; taken as not filled, since the dataset makes every table."
        )
    return said


def _unread_keys(tables: Mapping[str, SsdTable]) -> list[Ignored]:
    used = {"NEW_REFERRAL_FLAG", "ADVICE_FLAG", "NFA_FLAG", "SINGLE_ASSESSMENT_FLAG", "STRATEGY_DISCUSSION_FLAG"}
    used |= {"CP_CONFERENCE_FLAG", "PROV_OF_SERVICES_FLAG", "NFA_CONTINUE_SINGLE_FLAG", "CP_FLAG"}
    return [
        Ignored(table.file, table.name, f"key {key} in {column}", "its meaning is not known to the reader")
        for table in tables.values()
        for column, cells in table.columns.items()
        if column.endswith("_json")
        and not column.startswith("cina")  # all of an assessment's flags are words of its outcome
        for key in sorted(keys_in(cells) - used)
    ]
