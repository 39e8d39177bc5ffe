"""From sources to typed records as at the audit date: the whole way on one page."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pandas as pd

from practice_audit.layout import TABLES
from practice_audit.layout.days import Order
from practice_audit.records import future
from practice_audit.records.audit_date import audit_date
from practice_audit.records.children import check_children
from practice_audit.records.copies import without_copies
from practice_audit.records.coverage import Covers, stated_by, worked_out
from practice_audit.records.held import held_by, untied
from practice_audit.records.joining import Joined, empty_columns, joined
from practice_audit.records.latest import latest_rows
from practice_audit.records.pieces import Piece, Wording, pieces_of
from practice_audit.records.stand_ins import with_keys
from practice_audit.records.tables import FUTURE, REJECTED, Records, TypedTable
from practice_audit.records.tally import tally
from practice_audit.sources import Source, fingerprint


def load(  # noqa: PLR0913 - the options of a run
    sources: Sequence[Source],
    *,
    as_at: date | None = None,
    covers: Covers | None = None,
    date_order: Order | None = None,
    wording: Wording | None = None,
    today: date | None = None,
) -> Records:
    """Type, check and join what the sources hold, as at the audit date.

    Args:
        sources: as `sources.read` gives them.
        as_at: the audit date; left out: the date that the sources state, else today.
        covers: table (or "*" for every table) to the first day on which it is complete, or "all" for no bound. A table
            left out: as its source states it, else found from its rows.
        date_order: the order of dates in numbers; left out: found column by column.
        wording: "visits.kind" to local word (lower case) to the listed value.
        today: the day of the run, for tests.

    Returns:
        The records. Nothing is lost: each value and row that is not there is in `rejected`, `future` or `tally`.

    Raises:
        RecordsUnreadable: no child can be read, or the order of dates cannot be known.
    """
    read = [pieces_of(source, date_order, wording) for source in sources]
    before = [piece for one in read for piece in one.pieces]
    notes = [note for one in read for note in one.notes] + with_keys(before)
    pieces, copies = [], []
    for piece in before:
        kept, left_out, said = without_copies(piece)
        pieces.append(kept)
        copies.append(left_out)
        notes += said
    of_table = {name: [at for at, one in enumerate(pieces) if one.table == name] for name in TABLES}
    whole = {name: joined([pieces[at] for at in places]) for name, places in of_table.items() if places}
    check_children(whole.get("children"), sources)
    now = today or date.today()  # noqa: DTZ011 - the day where the user sits
    day, said = audit_date(as_at, sources, _newest(whole, now.toordinal()), now)
    notes += said

    tables, listed = {}, []
    late: dict[int, int] = {}
    for name, table in whole.items():
        notes += table.notes
        parts = [pieces[at] for at in of_table[name]]
        tables[name], in_future, dropped = _as_at(name, table, parts, day.toordinal())
        late.update(zip(of_table[name], dropped, strict=True))
        for at in of_table[name]:
            for key, count in copies[at].items():
                tables[name].copies[key] = tables[name].copies.get(key, 0) + count
        listed.append(in_future)
    notes += untied(tables.values())
    found = _together(listed, FUTURE)
    frames = {name: table.frame for name, table in tables.items()}
    latest = latest_rows(whole, sources, covers or {}, day.toordinal())
    first, how = worked_out(frames, covers or {}, stated_by(sources, day), latest)
    ignored_future = found["table"][found["effect"] == future.IGNORED].value_counts(sort=False)
    merged = {at: whole[name].merged[i] for name, places in of_table.items() for i, at in enumerate(places)}
    return Records(
        tables=tables,
        as_at=day.toordinal(),
        covers=first,
        rejected=_together([*_rejected(pieces, sources), _conflicts(whole, of_table, pieces)], REJECTED),
        ignored_future={str(name): int(count) for name, count in ignored_future.items()},
        notes=notes,
        sources=_files(sources),
        format="+".join(dict.fromkeys(source.format for source in sources)),
        future=found,
        ignored=[one for source in sources for one in source.ignored] + [one for each in read for one in each.ignored],
        tally=tally(before, pieces, merged, late),
        covers_how=how,
        held=[held_by(source, one.pieces) for source, one in zip(sources, read, strict=True)],
        latest=latest,
    )


def _newest(whole: dict[str, Joined], today: int) -> int | None:
    newest = [
        int(past.max())
        for name, table in whole.items()
        if (main := TABLES[name].main) and len(past := table.frame[main][table.frame[main] <= today])
    ]
    return max(newest, default=None)


def _as_at(name: str, whole: Joined, pieces: list[Piece], day: int) -> tuple[TypedTable, pd.DataFrame, list[int]]:
    present = frozenset[str]().union(*(piece.present for piece in pieces))
    files = np.array([piece.file for piece in pieces], dtype=object)[whole.piece]
    now = future.as_at(name, whole, files, day)
    unread = {str(column): mask.to_numpy() for column, mask in now.unread.items() if mask.any()}
    inferred = {column: how for piece in reversed(pieces) for column, how in piece.inferred.items()}
    table = TypedTable(
        name=name,
        frame=now.frame,
        unread=unread,
        absent=frozenset(TABLES[name].columns) - present,
        empty=empty_columns(whole, present),
        files=files[now.kept],
        rows=whole.rows[now.kept],
        inferred=inferred,
    )
    dropped = np.bincount(whole.piece[~now.kept], minlength=len(pieces))
    return table, now.future, dropped.tolist()


def _together(parts: Iterable[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True)[columns] if filled else pd.DataFrame(columns=columns)


def _conflicts(whole: dict[str, Joined], of_table: dict[str, list[int]], pieces: Sequence[Piece]) -> pd.DataFrame:
    """Give each value that was not taken because an earlier source has another one."""
    rows = []
    for name, table in whole.items():
        files = [pieces[at].file for at in of_table[name]]
        for one in table.conflicts:
            why = f"not the same as in {files[one.used[0]]}, row {one.used[1]}, which is used and is in doubt"
            rows.append((files[one.other[0]], name, one.other[1], one.column, one.kind, why))
    return pd.DataFrame(rows, columns=REJECTED)


def _rejected(pieces: Sequence[Piece], sources: Sequence[Source]) -> Iterable[pd.DataFrame]:
    for piece in pieces:
        yield piece.rejected.sort_values("row", kind="stable")
    left_out = [one for source in sources for one in source.left_out]
    rows = [(one.file, one.table, row, "", "row", one.reason) for one in left_out for row in one.rows]
    yield pd.DataFrame(rows, columns=REJECTED)


def _files(sources: Sequence[Source]) -> list[tuple[str, str, int]]:
    said = [(one.name, one.sha256, one.rows) for source in sources for one in source.inputs]
    return said + [
        (
            str(path),
            fingerprint(path),
            sum(len(raw.rows) for raw in source.tables if _is_of(raw.file.rpartition("/")[2], path.name)),
        )
        for source in sources
        if not source.inputs
        for path in source.files
    ]


def _is_of(shown: str, name: str) -> bool:
    return shown == name or shown.startswith(f"{name}, ")  # a sheet of a workbook
