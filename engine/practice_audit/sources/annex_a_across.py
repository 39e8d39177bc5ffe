"""What Annex A's lists say that no rule can use, and where two of them contradict each other: said, for people."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from practice_audit.sources.annex_a_cells import blank, day, truth, word
from practice_audit.sources.annex_a_made import Row, on_a_need_plan
from practice_audit.sources.annex_a_rows import ListRows
from practice_audit.sources.counted import counted

SHOWN: Final = 10  # row numbers in a note
OPEN: Final = {6: "closed", 7: "ended", 8: "ended"}  # the list, and the column that is blank while a case is open


def said_of(lists: list[ListRows]) -> Iterator[str]:
    """Give a sentence for each thing that an auditor should look at in the lists themselves."""
    by_number = {one.one.number: one for one in lists}
    for number in OPEN:
        if number in by_number:
            yield from _unallocated(by_number[number])
            yield from _twice(by_number[number])
    if 4 in by_number:  # noqa: PLR2004 - the list's own number
        yield from _not_seen(by_number[4])
    if 6 in by_number:  # noqa: PLR2004
        yield from _need_plans(by_number[6])
    if {6, 7} <= set(by_number):
        yield from _in_need_and_protection(by_number[6], by_number[7])
    yield from _zeros(lists)


def _unallocated(one: ListRows) -> Iterator[str]:
    ended = OPEN[one.one.number]
    if {"worker", ended} <= set(one.columns):
        rows = _rows(one, lambda row: blank(row.get(ended)) and blank(row.get("worker")))
        if rows:
            yield (
                f"{_of(one)}: {counted(len(rows), 'open case')} without an allocated worker ({_numbers(rows)}). "
                "Annex A does not say since when, so no rule can judge it."
            )


def _twice(one: ListRows) -> Iterator[str]:
    met: set[str] = set()
    rows = [number for child, number, _ in one.rows if child in met or met.add(child)]  # type: ignore[func-returns-value]
    if rows:
        yield f"{_of(one)}: {_numbers(rows)}: a child that the list has already; it has one row a child, so look."


def _need_plans(one: ListRows) -> Iterator[str]:
    if rows := _rows(one, lambda row: on_a_need_plan(row) is True):
        yield (
            f"{_of(one)}: {counted(len(rows), 'child in need plan')} read from the case status; the list does not give "
            "the start of a plan, so the start of the need stands for it."
        )


def _not_seen(one: ListRows) -> Iterator[str]:
    if "seen" in one.columns:
        rows = _rows(one, lambda row: truth(row.get("seen")) is False and not blank(row.get("authorised")))
        if rows:
            yield (
                f"{_of(one)}: {counted(len(rows), 'finished assessment')} in which the child was not seen "
                f"({_numbers(rows)}). The list gives no day, so no rule can judge it."
            )


def _in_need_and_protection(need: ListRows, protection: ListRows) -> Iterator[str]:
    in_need = {child for child, _, _ in need.rows}
    on_plan = {child for child, _, row in protection.rows if blank(row.get("ended"))}
    absent = [number for child, number, row in protection.rows if child in on_plan and child not in in_need]
    if absent:
        yield (
            f"{_of(protection)}: on an open plan and not in List 6: {_numbers(absent)}. "
            "One of the two lists is wrong, and when the child was last seen is not known from List 6."
        )
    status = [
        number
        for child, number, row in need.rows
        if child not in on_plan
        and isinstance(said := word(row.get("status")), str)
        and said.startswith(("b", "child p"))
    ]
    if status:
        yield f"{_of(need)}: case status child protection plan, and no open plan in List 7: {_numbers(status)}."
    visited = {child: _day(row, "visited") for child, _, row in protection.rows}
    later = [
        number
        for child, number, row in need.rows
        if (visit := visited.get(child)) and (seen := _day(row, "seen")) and seen < visit
    ]
    if later:
        yield (
            f"{_of(need)}: last seen before the last statutory visit of List 7: {_numbers(later)}. Whether the child "
            "was seen at that visit is not known, unless List 7 has the child seen alone."
        )


def _zeros(lists: Iterable[ListRows]) -> Iterator[str]:
    forms: dict[str, set[str]] = {}
    for one in lists:
        for child, _, _ in one.rows:
            forms.setdefault(child.lstrip("0"), set()).add(child)
    differing = sum(len(each) > 1 for each in forms.values())
    if differing:
        yield (
            f"{counted(differing, 'child id')} met in two forms that differ only by leading zeros, which a spreadsheet "
            "drops; they were read as different children. Export the ids as text."
        )


def _rows(one: ListRows, holds: Callable[[Row], bool]) -> list[int]:
    return [number for _, number, row in one.rows if holds(row)]


def _day(row: Row, key: str) -> date | None:
    found = day(row.get(key))
    return found if isinstance(found, date) else None


def _of(one: ListRows) -> str:
    return one.sheet.label(one.one.title)


def _numbers(rows: list[int]) -> str:
    more = f" and {len(rows) - SHOWN:,} more" if len(rows) > SHOWN else ""
    return f"{'row' if len(rows) == 1 else 'rows'} {', '.join(map(str, rows[:SHOWN]))}{more}"
