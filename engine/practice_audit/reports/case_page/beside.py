"""The events in order with what was found beside each; runs of routine records are put together in a line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
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
COLUMNS = [Column("When", 0.14), Column("What is recorded", 0.56), Column("What was found beside it", 0.3)]
LONGEST = 80
Entry = tuple[int, Event | None, list[Row]]
"""A day, what is recorded on it (None: nothing of its own), and what was found beside it."""


def beside(facts: Facts, events: list[Event], rows: Sequence[Row]) -> Grid:
    """The table of events, oldest first: a row a day, or a run of days on which all was routine."""
    placed, loose = outcomes_beside(events, rows)
    lines: list[Entry] = [
        (event.day, event, placed.get((event.table, event.id), []))
        for event in events
        if event.is_main and event.table != "children"
    ]
    lines += [(day, None, [row]) for day, row in loose if row["outcome"] != MET]
    cells, quiet = [], list[Entry]()
    for _, together in groupby(sorted(lines, key=lambda line: line[0]), key=lambda line: line[0]):
        of_day = list(together)
        if all(_is_routine(*line) for line in of_day):
            quiet += of_day
            continue
        cells += _run(quiet)
        quiet = []
        cells.append(_day(facts, of_day))
    cells += _run(quiet)
    return Grid("Oldest first; days with routine records and no breach are put together", COLUMNS, cells)


def _is_routine(_: int, event: Event | None, found: list[Row]) -> bool:
    is_quiet = all(row["outcome"] in {MET, TO_READ} for row in found)
    return is_quiet and (event is None or event.table not in MILESTONES)


def _day(facts: Facts, lines: list[Entry]) -> list[list[Line]]:
    first = [event for _, event, found in lines if event is not None and not _is_routine(0, event, found)]
    rest = Counter(event.table for _, event, found in lines if event is not None and _is_routine(0, event, found))
    words = [Line(shorten(event.words, LONGEST, placeholder=" …")) for event in first]
    if rest:
        words.append(Line(f"and {listed([_counted(table, many) for table, many in rest.items()])}", "soft"))
    found = [row for _, _, rows in lines for row in rows]
    breaches = [_breach(facts, row) for row in found if row["outcome"] in {LATE, NOT_MET}]
    return [[Line(_short(lines[0][0]))], words or [Line("-")], [*breaches, *_quietly(found)]]


def _run(lines: list[Entry]) -> list[list[list[Line]]]:
    if not lines:
        return []
    first, last = lines[0][0], lines[-1][0]
    number = Counter(event.table for _, event, _ in lines if event is not None)
    said = listed([_counted(table, many) for table, many in number.items()])
    when = _short(first) if first == last else f"{_bare(first)} to {_short(last)}"
    found = [row for _, _, rows in lines for row in rows]
    return [[[Line(when, "soft")], [Line(said or "-", "soft")], _quietly(found)]]


def _quietly(rows: Sequence[Row]) -> list[Line]:
    """How many outcomes were met or are to be read, small."""
    met, to_read = (sum(row["outcome"] == name for row in rows) for name in (MET, TO_READ))
    said = [f"{met} met"] if met else []
    said += [f"{to_read} to be read by a person"] if to_read else []
    return [Line(", ".join(said), "soft")] if said else []


def _counted(table: str, number: int) -> str:
    return counted(number, TABLES[table].singular.replace("_", " "), table.replace("_", " "))


def _breach(facts: Facts, row: Row) -> Line:
    over = f", {span_words(float(row['over']), row['unit'])} over" if row["over"] else ""
    title = facts.book.rules[row["rule"]].title
    if row["open"] == "yes":
        local = ", limit not confirmed" if row["confirmed"] == "no" else ""
        return Line(f"Open: {title}{over}{local}", "act")
    return Line(f"Late, past: {title}{over}")


def _short(day: int) -> str:
    return f"{_bare(day)} {date.fromordinal(day).year}"


def _bare(day: int) -> str:
    of = date.fromordinal(day)
    return f"{of.day} {of:%b}"
