"""The longest time in which nothing is recorded of a child whose case is open.

Source: procedure, case_recording.md, RC-03. Stretches run from one record date to the next, the first from the opening
of the case or record_months before the audit date, the last to the closure, the death or the audit date. At risk are
the days of a stretch, its first not counted, on which a child protection plan ran or an enquiry was unfinished and the
child was not in care.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.keys import encoded
from practice_audit.facts.native_table import NativeTable
from practice_audit.facts.store import Facts, once, vocabulary
from practice_audit.facts.tables import MadeTable, Origin, Positions
from practice_audit.facts.values import Floats, Mask, Numbers, Value, numbers, texts
from practice_audit.facts.vocabulary.open_cases import in_doubt, open_stretches
from practice_audit.layout import TABLES
from practice_audit.working_days import add_months

RECORDS = (
    "visits", "case_notes", "core_groups", "reviews", "conferences", "strategy_discussions", "management_decisions",
    "case_supervisions",
)  # fmt: skip
"""What counts as something recorded, each on its main date."""
RISKS = {"plans": ("start_on", "end_on"), "section_47_enquiries": ("started_on", "completed_on")}
CARE = {"care_episodes": ("start_on", "end_on")}


@dataclass(frozen=True)
class Gap:
    """A stretch without a record: from a day to the next one (blank: it still runs)."""

    first: int
    last: int
    runs: bool
    at_risk: Floats

    @property
    def days(self) -> int:
        """From the first day, not counted, to the last."""
        return self.last - self.first


@dataclass
class Record:
    """What is known of one child."""

    days: dict[int, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    risks: list[tuple[str, int, int, int]] = field(default_factory=list)
    care: list[tuple[str, int, int, int]] = field(default_factory=list)
    perhaps_more: bool = False
    """A record, a closure or a time in care could not be read: the gap may be shorter, or not at risk."""
    perhaps_at_risk: bool = False


@vocabulary("record_gaps")
def record_gaps(facts: Facts) -> MadeTable:
    """One row a child whose case was open in the last record_months: of its gaps the one that counts.

    The one that runs where it is too long (gap_other_cd, gap_cp_cd), else the longest too long, else the longest.

    Returns:
        child_id; gap_from, gap_to (blank: it still runs), gap_days; at_risk_from (the day before its first day at risk;
        blank: none), at_risk_days; others (further gaps that are too long). Key: children.
    """
    known = _records(facts)
    found = [(child, _that_counts(facts, gaps), gaps) for child, gaps in sorted(_gaps(facts, known).items())]
    counted = [gap for _, gap, _ in found]
    children = facts.native("children")
    ids = texts([child for child, _, _ in found])
    doubt = [known[child] for child, _, _ in found]
    shorter = np.asarray([each.perhaps_more for each in doubt], dtype=bool)
    risky = np.asarray([each.perhaps_at_risk for each in doubt], dtype=bool)
    lengths = np.asarray([float(gap.days) for gap in counted])
    at_risk = np.asarray([float(len(gap.at_risk)) for gap in counted])
    columns: dict[str, Value] = {
        "child_id": ids,
        "gap_from": numbers([gap.first for gap in counted]),
        "gap_to": numbers([np.nan if gap.runs else gap.last for gap in counted]),
        "gap_days": _between(np.where(shorter, 0, lengths), lengths),
        "at_risk_from": numbers([gap.at_risk[0] - 1 if len(gap.at_risk) else np.nan for gap in counted]),
        "at_risk_days": _between(np.where(shorter, 0, at_risk), np.where(risky, lengths, at_risk)),
        "others": numbers([sum(_too_long(facts, gap) for gap in gaps if gap is not one) for _, one, gaps in found]),
    }
    name = np.full(len(found), "children", dtype=object)
    keys = np.asarray([encoded(child) for child, _, _ in found], dtype=object)
    made = MadeTable("record_gaps", columns, Origin(name, children.find(ids), keys), {}, facts)
    made.also_from = _rests_on([(known[child], gap) for child, gap, _ in found])
    perhaps_opened = _perhaps_opened(facts)
    made.population_sure = np.asarray([child not in perhaps_opened for child, _, _ in found], dtype=bool)
    return made


def _between(lo: Floats, hi: Floats) -> Numbers:
    filled = np.ones(len(hi), dtype=bool)
    return Numbers(lo, hi, filled, filled)


def _records(facts: Facts) -> dict[str, Record]:
    found: dict[str, Record] = defaultdict(Record)
    for name in RECORDS:
        table = facts.native(name)
        day = table.day(str(TABLES[name].main))
        for child, row in _by_child(table, day.settled):
            found[child].days[int(day.lo[row])].append((name, row))
        for child in in_doubt(table, str(TABLES[name].main)):
            found[child].perhaps_more = True
    for child in in_doubt(facts.native("case_closures"), "closed_on"):
        found[child].perhaps_more = True
    for name, child, row, first, last, is_read in _times(facts, RISKS):
        found[child].perhaps_at_risk |= not is_read
        if is_read:
            found[child].risks.append((name, row, first, last))
    for name, child, row, first, last, is_read in _times(facts, CARE):
        found[child].perhaps_more |= not is_read
        if is_read:
            found[child].care.append((name, row, first, last))
    return found


def _by_child(table: NativeTable, which: Mask) -> Iterator[tuple[str, int]]:
    child = table.text("child_id")
    for row in np.flatnonzero(which & child.sure & child.known):
        yield str(child.value[row]), int(row)


def _times(facts: Facts, tables: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, int, int, int, bool]]:
    """Table, child, row, first and last day of each time, and whether it could be read."""
    for name, (start, end) in tables.items():
        table = facts.native(name)
        first, last = table.day(start), table.day(end)
        which, read = first.may, first.settled & last.certain
        if name == "plans":
            kind = table.text("kind")
            which, read = which & (~kind.known | (kind.value == "child_protection")), read & kind.known
        unfinished = int(name == "section_47_enquiries")  # the day of its completion is not one of them
        for child, row in _by_child(table, which):
            ends = int(last.lo[row]) - unfinished if last.settled[row] else facts.as_at
            yield name, child, row, int(first.lo[row]) if read[row] else 0, ends, bool(read[row])


def _gaps(facts: Facts, known: dict[str, Record]) -> dict[str, list[Gap]]:
    months = limit_in_force(facts.local.limits["record_months"], facts.as_at)
    since = int(add_months(facts.as_at, -(months.value if months else 0)))
    children = facts.native("children")
    death, ids = children.day("date_of_death"), children.text("child_id").value
    died = {str(ids[row]): int(death.lo[row]) for row in np.flatnonzero(death.settled)}
    found: dict[str, list[Gap]] = defaultdict(list)
    for child, stretches in open_stretches(facts).items():
        for opened, closed in stretches:
            first = max(opened, since)
            last = min(facts.as_at if closed is None else closed, died.get(child, facts.as_at))
            if first > last or first > facts.as_at:
                continue
            record = known[child]
            inside = sorted({first, last, *(day for day in record.days if first <= day <= last)})
            ended = closed is not None or child in died or last in record.days
            at_risk = _at_risk(record, first, last)
            for start, end in pairwise(inside if len(inside) > 1 else [first, last]):
                found[child].append(
                    Gap(start, end, end == last and not ended, at_risk[(at_risk > start) & (at_risk <= end)])
                )
    for child in _perhaps_opened(facts) - set(found):
        found[child].append(Gap(since, facts.as_at, runs=True, at_risk=np.empty(0)))
    return found


@once
def _perhaps_opened(facts: Facts) -> set[str]:
    """The children whose case something in doubt may have opened on a day on which it was not open anyway."""
    events, stretches = facts.table("opening_events"), open_stretches(facts)
    child, on = events.text("child_id"), events.day("on")
    return {
        str(child.value[row])
        for row in np.flatnonzero(on.may & ~on.settled & child.known)
        if not any(
            first <= on.lo[row] and on.hi[row] <= (facts.as_at if last is None else last)
            for first, last in stretches.get(child.value[row], [])
        )
    }


def _at_risk(record: Record, first: int, last: int) -> Floats:
    days = np.arange(first, last + 1, dtype=np.float64)
    risky = np.zeros(len(days), dtype=bool)
    for _, _, start, end in record.risks:
        risky |= (days >= start) & (days <= end)
    for _, _, start, end in record.care:
        risky &= (days < start) | (days > end)
    return days[risky]


def _too_long(facts: Facts, gap: Gap) -> bool:
    other, risky = (limit_in_force(facts.local.limits[name], facts.as_at) for name in ("gap_other_cd", "gap_cp_cd"))
    return bool((other and gap.days > other.value) or (risky and len(gap.at_risk) > risky.value))


def _that_counts(facts: Facts, gaps: list[Gap]) -> Gap:
    return max(gaps, key=lambda gap: ((too_long := _too_long(facts, gap)), too_long and gap.runs, gap.days, -gap.first))


def _rests_on(found: list[tuple[Record, Gap]]) -> list[tuple[str, Positions, Positions]]:
    """The records at both ends of each gap, and the plans and enquiries that run in it."""
    pairs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (record, gap) in enumerate(found):
        for day in (gap.first, gap.last):
            for name, row in record.days.get(day, []):
                pairs[name].append((number, row))
        for name, row, start, end in record.risks:
            if start <= gap.last and end > gap.first:
                pairs[name].append((number, row))
    rests = []
    for name, rows in pairs.items():
        here, there = np.asarray(rows, dtype=np.int64).T
        rests.append((name, here, there))
    return rests
