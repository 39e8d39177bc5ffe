"""The line of time: a lane for each kind of record, the chronology with its gaps, and what was found."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from practice_audit.facts.store import Facts
from practice_audit.outcomes.judged import DUE
from practice_audit.reports.case_page.gaps import Gap
from practice_audit.reports.case_page.lanes import LANES, Piece, chronology_days, pieces
from practice_audit.reports.printed.drawing import FINE, INK, SOFT, Box, Drawing, Mark, Shape, Stroke, Words
from practice_audit.reports.screen.words import day as day_words

Row = Mapping[str, str]
Place = Callable[[float], float]
"""From a day to its place on the line."""
WIDE, NAMES, RIGHT, ROW, TOP = 960, 192, 16, 22, 32
DEEP, SPAN, ACT = "#1f3a5f", "#b9cde0", "#7a1f14"
AHEAD, LEAST_AHEAD = 30, 10
"""Days drawn after the audit date, for what falls due: at most, and at least."""
MOST_MONTHS = 14


def line_of_time(facts: Facts, child: str, rows: Sequence[Row], silent: list[Gap], first: int) -> Drawing:
    """Draw it.

    Args:
        facts: the facts of the export.
        child: the child.
        rows: the child's rows of outcomes.csv.
        silent: the gaps of the chronology.
        first: the first day drawn (ordinal).
    """
    last = facts.as_at + min(AHEAD, max((facts.as_at - first) // 4, LEAST_AHEAD))
    scale = (WIDE - NAMES - RIGHT) / max(last - first, 1)

    def x_of(day: float) -> float:
        return NAMES + (min(max(day, first), last) - first) * scale

    lanes = [(lane.name, found) for lane in LANES if (found := pieces(facts.records, child, lane))]
    high = TOP + ROW * (len(lanes) + 2)
    drawing = Drawing(WIDE, high + 40)
    drawing.shapes += _scale(first, last, high, x_of)
    for number, (name, found) in enumerate(lanes):
        y = TOP + ROW * number + ROW / 2
        drawing.shapes += [Words(NAMES - 8, y + 5, name, "end"), *_lane(found, y, x_of, facts.as_at)]
    y = TOP + ROW * len(lanes) + ROW / 2
    drawing.shapes.append(Words(NAMES - 8, y + 5, "Chronology (hatched: gap)", "end"))
    drawing.shapes += [
        Box(x_of(gap.first), y - 8, x_of(gap.last) - x_of(gap.first), 16, SOFT, hatched=True, about=_gap(gap))
        for gap in silent
    ]
    drawing.shapes += [Mark(x_of(day), y, 5, DEEP, about=_iso(day)) for day in chronology_days(facts.records, child)]
    y += ROW
    drawing.shapes += [Words(NAMES - 8, y + 5, "Breaches, falls due", "end", bold=True), *_found(rows, y, x_of)]
    at = x_of(facts.as_at)
    drawing.shapes += [Stroke(at, TOP - 8, at, high, INK, 2), Words(at, high + 15, "audit date", "middle", SOFT, 13)]
    drawing.shapes += _key(high + 34)
    return drawing


def _key(y: float) -> list[Shape]:
    return [
        Mark(NAMES + 8, y - 5, 6, ACT, "up"), Words(NAMES + 20, y, "open, at the day it was due", size=13),
        Mark(NAMES + 214, y - 5, 6, ACT, "up", hollow=True), Words(NAMES + 226, y, "late, past", size=13),
        Mark(NAMES + 306, y - 5, 6, DEEP, "diamond"), Words(NAMES + 318, y, "falls due", size=13),
    ]  # fmt: skip


def _scale(first: int, last: int, high: float, x_of: Place) -> list[Shape]:
    shapes: list[Shape] = []
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = [(year, month) for year in range(start.year, end.year + 1) for month in range(1, 13)]
    days = [day for year, month in months if first <= (day := date(year, month, 1).toordinal()) <= last]
    every = max(1, -(-len(days) // MOST_MONTHS))
    for day in days[::every]:
        of = date.fromordinal(day)
        shapes += [
            Stroke(x_of(day), TOP - 8, x_of(day), high, FINE),
            Words(x_of(day), 18, f"{of:%b} {of:%y}", "middle", SOFT, 12.5),
        ]
    return shapes


def _lane(found: list[Piece], y: float, x_of: Place, as_at: int) -> list[Shape]:
    shapes: list[Shape] = []
    for one in sorted(found, key=lambda piece: not piece.is_span):
        left = x_of(one.first)
        about = f"{one.about}, {_iso(one.first)}"
        if one.is_span:
            shapes.append(
                Box(left, y - 7, max(x_of(as_at if one.last is None else one.last) - left, 3), 14, SPAN, about=about)
            )
            shapes.append(Stroke(left, y - 7, left, y + 7, DEEP, 2))
        else:
            shapes.append(Mark(left, y, 5, DEEP, hollow=one.hollow, about=about))
    labels = [one for one in found if one.is_span and one.about and one.about[-1:].isdigit()]
    shapes += [Words(x_of(one.first) + 5, y + 4.5, one.about, size=12) for one in labels]
    return shapes


def _found(rows: Sequence[Row], y: float, x_of: Place) -> list[Shape]:
    shapes: list[Shape] = []
    for row in rows:
        on = row["due_on"] or row["started_on"]
        if on and row["open"]:
            is_open = row["open"] == "yes"
            shapes.append(
                Mark(x_of(date.fromisoformat(on).toordinal()), y, 7, ACT, "up", hollow=not is_open, about=row["rule"])
            )
        elif on and row["outcome"] == DUE:
            shapes.append(Mark(x_of(date.fromisoformat(on).toordinal()), y, 6, DEEP, "diamond", about=row["rule"]))
    return shapes


def _gap(gap: Gap) -> str:
    return f"no entry from {_iso(gap.first)} to {_iso(gap.last)}"


def _iso(day: int) -> str:
    return day_words(date.fromordinal(day))
