"""The events in order with what was found beside each; runs of routine records are put together in a line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import shorten

from practice_audit.facts.store import Facts
from practice_audit.findings.words import listed, span_words
from practice_audit.layout import TABLES
from practice_audit.outcomes.judged import LATE, MET, NOT_MET, TO_READ
from practice_audit.reports.case_page.lanes import MILESTONES
from practice_audit.reports.case_sheet import outcomes_beside
from practice_audit.reports.events import Event
from practice_audit.reports.printed import Column, Grid, Line
from practice_audit.reports.screen.words import counted

Row = Mapping[str, str]
COLUMNS = [Column("When", 0.15), Column("What is recorded", 0.43), Column("What was found beside it", 0.42)]
LONGEST = 130


def beside(facts: Facts, events: list[Event], rows: Sequence[Row]) -> Grid:
    """The table of events, oldest first."""
    placed, loose = outcomes_beside(events, rows)
    lines: list[tuple[int, Event | None, list[Row]]] = [
        (event.day, event, placed.get((event.table, event.id), []))
        for event in events
        if event.is_main and event.table != "children"
    ]
    lines += [(day, None, [row]) for day, row in loose if row["outcome"] != MET]
    lines.sort(key=lambda line: line[0])
    cells, run = [], list[tuple[Event, list[Row]]]()
    for day, event, found in lines:
        is_quiet = all(row["outcome"] == MET for row in found)
        if event is not None and event.table not in MILESTONES and is_quiet:
            run.append((event, found))
            continue
        cells += _together(run)
        run = []
        cells.append([[Line(_short(day))], [Line(_words(event))], _said(facts, found)])
    cells += _together(run)
    return Grid("Oldest first; records of a routine kind without a breach are put together", COLUMNS, cells)


def _words(event: Event | None) -> str:
    return "–" if event is None else shorten(event.words, LONGEST, placeholder=" …)" if "(" in event.words else " …")


def _together(run: list[tuple[Event, list[Row]]]) -> list[list[list[Line]]]:
    if not run:
        return []
    first, last = run[0][0].day, run[-1][0].day
    number = Counter(event.table for event, _ in run)
    said = listed([_counted(table, many) for table, many in number.items()])
    met = sum(len(found) for _, found in run)
    when = _short(first) if first == last else f"{_short(first)} to {_short(last)}"
    return [
        [[Line(when, "soft")], [Line(said, "soft")], [Line(f"met: {counted(met, 'outcome')}" if met else "", "soft")]]
    ]


def _counted(table: str, number: int) -> str:
    return counted(number, TABLES[table].singular.replace("_", " "), table.replace("_", " "))


def _said(facts: Facts, rows: Sequence[Row]) -> list[Line]:
    lines = [_breach(facts, row) for row in rows if row["outcome"] in {LATE, NOT_MET}]
    lines += [Line(f"To read: {facts.book.rules[row['rule']].title}") for row in rows if row["outcome"] == TO_READ]
    met = sum(row["outcome"] == MET for row in rows)
    return [*lines, *([Line(f"met: {counted(met, 'outcome')}", "soft")] if met else [])]


def _breach(facts: Facts, row: Row) -> Line:
    over = f", {span_words(float(row['over']), row['unit'])} over" if row["over"] else ""
    title = facts.book.rules[row["rule"]].title
    if row["open"] == "yes":
        local = ", limit not confirmed" if row["confirmed"] == "no" else ""
        return Line(f"Open: {title}{over}{local}", "act")
    return Line(f"Late, past: {title}{over}")


def _short(day: int) -> str:
    of = date.fromordinal(day)
    return f"{of.day} {of:%b} {of.year}"
