"""Where the chronology is silent although other things were recorded."""

from dataclasses import dataclass
from itertools import pairwise

from practice_audit.reports.case_page.lanes import CHRONOLOGY
from practice_audit.reports.events import Event

LONG = 56
"""Days; a shorter silence is none. It is for the eye only: rules judge chronologies by limits of their own."""


@dataclass(frozen=True)
class Gap:
    """A silence of the chronology: its days (ordinal), and how many other records were made in it."""

    first: int
    last: int
    others: int


def gaps(entries: list[int], events: list[Event], as_at: int) -> list[Gap]:
    """The silences of eight weeks or more within which something else was recorded, oldest first.

    Args:
        entries: days of the chronology, in order.
        events: all dated records of the child.
        as_at: the audit date.
    """
    others = [event.day for event in events if event.is_main and event.table not in {CHRONOLOGY, "children"}]
    if not others:
        return []
    edges = [min(others), *(day for day in entries if day >= min(others)), as_at]
    found = []
    for first, last in pairwise(edges):
        within = sum(first < day <= last for day in others)
        if last - first >= LONG and within:
            found.append(Gap(first, last, within))
    return found
