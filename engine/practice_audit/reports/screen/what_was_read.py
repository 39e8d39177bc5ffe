"""The top of the screen: what was read, as at which day, and by which matcher it was judged."""

from pathlib import Path

from practice_audit.layout import TABLES
from practice_audit.matchers import by_engine
from practice_audit.records import TableSummary, summary
from practice_audit.reports.run import FinishedRun
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import Column, item, paragraph, table
from practice_audit.reports.screen.words import counted, day, listed

SIDE_BY_SIDE = 130
OF_AUDIT_DATE = "Audit date"


def what_was_read(run: FinishedRun, width: int) -> Block:
    """Tables, rows, rejected values, covered from, what was ignored, and what the readers say."""
    tables = summary(run.records)
    rows = sum(one.rows for one in tables)
    rejected = sum(one.rejected for one in tables)
    first = f"{counted(len(tables), 'table')}, {counted(rows, 'row')}, {counted(rejected, 'value')} rejected"
    lines = [*paragraph(f"{first}.", width), "", *_tables(run, tables, width), ""]
    for note in _notes(run, tables):
        lines += item(note, width)
    return Block(f"What was read: {listed(_names(run), 4)}", lines)


def how_it_was_judged(run: FinishedRun, width: int) -> Block:
    """The audit date and where it comes from, the matcher, and the second opinion."""
    told = [note for note in run.records.notes if note.startswith(OF_AUDIT_DATE)]
    date_note = told[0] if told else f"{OF_AUDIT_DATE} {run.as_at}, as given with --as-at."
    said = [date_note, _matcher(run), *_earlier(run)]
    return Block(f"Audit date {day(run.as_at)}", [line for one in said for line in item(one, width)])


def _earlier(run: FinishedRun) -> list[str]:
    if run.last_run is not None:
        return [f"Compared with the runs up to {run.last_run} in the history {run.history}."]
    if run.history is None:
        return []
    return [
        "No earlier run in the history: give the same --history FILE each month to see what is new and what goes on."
    ]


def _matcher(run: FinishedRun) -> str:
    other = "relational" if run.matcher == "durable" else "durable"
    judged = f"{counted(len(run.rules()), 'rule')} evaluated with the {run.matcher} matcher;"
    if not run.checked:
        cannot = run.options.get("verify") and not by_engine.is_usable()
        missing = ": durable-rules is not installed for this Python or system" if cannot else ""
        return f"{judged} not worked out a second time by the {other} one{missing}."
    said = "they agree." if not run.differences else f"they differ on {counted(len(run.differences), 'outcome')}."
    return f"{judged} each outcome was worked out by the {other} one too: {said}"


def _names(run: FinishedRun) -> list[str]:
    read = [path for path, _, _ in run.records.sources]
    paths = [*(run.options.get("records") or ()), *(path for path in read if "://" in path)] or read
    return [path if "://" in path else Path(path).name for path in paths]


def _tables(run: FinishedRun, tables: list[TableSummary], width: int) -> list[str]:
    later = any(one.ignored_future for one in tables)
    headings = ["table", "rows", "rejected", *(["later"] if later else []), "covered from"]
    cells = [
        [
            one.table,
            f"{one.rows:,}",
            f"{one.rejected:,}" if one.rejected else "",
            *([f"{one.ignored_future:,}" if one.ignored_future else ""] if later else []),
            _covered(run, one),
        ]
        for one in tables
    ]
    columns = [Column(name, right=name not in {"table", "covered from"}) for name in headings]
    if width >= SIDE_BY_SIDE:
        half = -(-len(cells) // 2)
        right = [*cells[half:], *([[""] * len(headings)] * (2 * half - len(cells)))]
        cells = [[*one, "  ", *other] for one, other in zip(cells[:half], right, strict=True)]
        columns = [*columns, Column(""), *columns]
    return table(columns, cells, width).lines()


def _covered(run: FinishedRun, one: TableSummary) -> str:
    if one.covered_from is None:
        return "latest only" if one.table in run.records.latest else "no bound"
    return f"{one.covered_from}{' (given)' if run.records.covers_how.get(one.table) == 'as given' else ''}"


def _notes(run: FinishedRun, tables: list[TableSummary]) -> list[str]:
    records = run.records
    notes = [note for note in records.notes if not note.startswith(OF_AUDIT_DATE)]
    if run.records.covers:
        notes.append(
            "Covered from: the earliest main date of a table of 50 rows or more, unless given with --covers. "
            "What began before it and is not found counts as cannot tell."
        )
    if records.latest:
        notes.append(
            f"Latest only, of each child: {listed(list(records.latest), len(TABLES))}. What came before it counts as "
            "cannot tell, so that intervals are judged since the last one."
        )
    if later := sum(records.ignored_future.values()):
        rows = f"{counted(later, 'row')} dated after the audit date"
        notes.append(f"Later: {rows} {'was' if later == 1 else 'were'} left out.")
    values = records.rejected[records.rejected["column"] != ""]
    if len(values):
        by_column = (values["table"] + "." + values["column"]).value_counts()
        said = listed([f"{name} {number:,}" for name, number in by_column.items()], 6)
        notes.append(f"Rejected values, taken as not readable and never as blank: {said}.")
    if whole := int((records.rejected["column"] == "").sum()):
        notes.append(f"{counted(whole, 'row')} left out whole: rejected.csv says which and why.")
    notes += _ignored(run)
    if copies := int(records.tally["copies"].sum()) if len(records.tally) else 0:
        notes.append(f"{counted(copies, 'row')} that repeated another in every column read once.")
    if sparse := [f"{one.table}.{column}" for one in tables for column in one.sparse]:
        notes.append(f"Filled on fewer than 5 rows in 100, so that little can be seen there: {listed(sparse)}.")
    if missing := [name for name in TABLES if name not in records.tables]:
        notes.append(f"Not in the export: {listed(missing, len(TABLES))}.")
    return notes


def _ignored(run: FinishedRun) -> list[str]:
    found = run.records.ignored
    if not found:
        return []
    each = [f"{one.what} {one.where}".strip() for one in found]
    return [f"Ignored, since not in the layout ({len(found):,}): {listed(each, 5)}."]
