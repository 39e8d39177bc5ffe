"""One page on one child: who, what stands open, what falls due, and every dated event with its outcomes beside it."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from urllib.parse import unquote

import numpy as np

from practice_audit.facts.store import Facts
from practice_audit.findings.words import span_words
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET, TO_READ
from practice_audit.reports.case_head import case_head
from practice_audit.reports.events import Event, events_of
from practice_audit.reports.page import Page
from practice_audit.reports.screen.words import counted

Row = Mapping[str, str]
DAY = 18


def case_sheet(facts: Facts, rows: Sequence[Row], child: str, how: str, width: int) -> str:
    """The page.

    Args:
        facts: the facts of the export.
        rows: the child's rows of outcomes.csv.
        child: the child's id.
        how: by which matcher it was judged and what could not be judged, in words.
        width: of the screen.
    """
    page = Page(width)
    case_head(page, facts, child)
    _open(page, facts, rows)
    _due(page, facts, rows)
    _events(page, events_of(facts.records, child), rows)
    _cannot_tell(page, facts, rows)
    _counts(page, rows)
    page.head(how)
    return page.text


def _open(page: Page, facts: Facts, rows: Sequence[Row]) -> None:
    standing = sorted((row for row in rows if row["open"] == "yes"), key=lambda row: (row["severity"], row["due_on"]))
    page.head(f"Open breaches: {len(standing) or 'none'}")
    for row in standing:
        rule = facts.book.rules[row["rule"]]
        page.bullet(f"{row['severity']} {rule.id} {rule.title}")
        page.say(row["explanation"], 4)
        if row["confirmed"] == "no":
            page.say("(It rests on a local limit or setting that nobody has confirmed.)", 4)
        page.say(f"To do: {rule.remedy}", 4)
        page.say(f"Key: {row['key']}", 4)


def _due(page: Page, facts: Facts, rows: Sequence[Row]) -> None:
    ahead = sorted((row for row in rows if row["outcome"] == DUE), key=lambda row: row["due_on"] or "9999")
    page.head(f"Falls due next: {len(ahead) or 'nothing that is seen here'}")
    for row in ahead:
        when = _iso_words(row["due_on"]) if row["due_on"] else "no day set"
        page.item(when, f"{row['rule']} {facts.book.rules[row['rule']].title}", column=DAY)


def _iso_words(day: str) -> str:
    of = date.fromisoformat(day)
    return f"{of.day} {of:%b} {of.year}"


def _events(page: Page, events: list[Event], rows: Sequence[Row]) -> None:
    page.head("What is recorded, oldest first; what was found beside the event that it is about")
    placed, loose = outcomes_beside(events, rows)
    lines = [
        (event.day, event.words, placed.get((event.table, event.id), []) if event.is_main else []) for event in events
    ]
    lines += [(day, "", [row]) for day, row in loose]
    lines.sort(key=lambda line: line[0])
    for day, group in groupby(lines, key=lambda line: line[0]):
        label = _iso_words(date.fromordinal(day).isoformat())
        for words, found in ((words, found) for _, words, found in group):
            if words:
                page.item(label, words, column=DAY)
                label = ""
            for said in _outcome_lines(found):
                page.item(label, said, column=DAY)
                label = ""


def outcomes_beside(
    events: list[Event], rows: Sequence[Row]
) -> tuple[dict[tuple[str, str], list[Row]], list[tuple[int, Row]]]:
    """The outcomes by the record that they are about; those about no dated record, with the day that they start."""
    of_record = {(event.table, event.id) for event in events}
    tables = {event.id: event.table for event in events}
    placed: dict[tuple[str, str], list[Row]] = {}
    loose = []
    for row in rows:
        if row["outcome"] not in {MET, LATE, NOT_MET, TO_READ}:
            continue
        own, opened = (unquote(part) for part in row["subject_id"].partition("/")[::2])
        record = (tables[opened], opened) if opened in tables else (row["subject_table"], own)
        if record in of_record and row["subject_table"] != "children":
            placed.setdefault(record, []).append(row)
        elif row["started_on"]:
            loose.append((date.fromisoformat(row["started_on"]).toordinal(), row))
    return placed, loose


def _outcome_lines(rows: list[Row]) -> list[str]:
    said = [_breach(row) for row in rows if row["outcome"] in {LATE, NOT_MET}]
    said += [f"-> {row['rule']} to be read: {row['explanation']}" for row in rows if row["outcome"] == TO_READ]
    met = list(dict.fromkeys(row["rule"] for row in rows if row["outcome"] == MET))
    return [*said, *([f"   met: {', '.join(met)}"] if met else [])]


def _breach(row: Row) -> str:
    state = "NOT MET, open" if row["open"] == "yes" else "late, past"
    over = f", {span_words(float(row['over']), row['unit'])} over" if row["over"] else ""
    due = f" (due {_iso_words(row['due_on'])})" if row["due_on"] else ""
    return f"-> {row['rule']} {state}{over}{due}"


def _cannot_tell(page: Page, facts: Facts, rows: Sequence[Row]) -> None:
    unsure = [row for row in rows if row["outcome"] == CANNOT_TELL]
    page.head(f"What cannot be told: {len(unsure) or 'nothing that is seen here'}")
    for row in unsure:
        page.bullet(f"{row['key']} ({facts.book.rules[row['rule']].title}): {row['missing']}")


def _counts(page: Page, rows: Sequence[Row]) -> None:
    names = (NOT_MET, LATE, CANNOT_TELL, DUE, MET, NOT_APPLICABLE, TO_READ)
    number = {name: int(np.sum([row["outcome"] == name for row in rows])) for name in names}
    said = [f"{name.replace('_', ' ')} {number[name]}" for name in names if number[name]]
    page.head(
        f"{counted(len(rows), 'outcome')} on this child: {', '.join(said) or 'none'}. What nobody recorded is not seen."
    )
