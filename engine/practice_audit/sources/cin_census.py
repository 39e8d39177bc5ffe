"""CIN census: the yearly XML return of children in need, read child by child into nine native tables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.cin_columns import COLUMNS, INFERRED
from practice_audit.sources.cin_enquiries import Row, conference_days, contradicts
from practice_audit.sources.cin_ids import Ids
from practice_audit.sources.cin_rows import child_rows
from practice_audit.sources.cin_shape import Tally, open_group
from practice_audit.sources.cin_stream import stream
from practice_audit.sources.cin_year import reference_date, year_begins
from practice_audit.sources.registry import source
from practice_audit.sources.tables import Ignored, RawTable, Source

SNIFFED: Final = 4096  # bytes: the root and the first child's first element stand within them
MARKS: Final = (b"<Message", b"<Children>", b"<ChildIdentifiers", b"<CINdetails")


@dataclass
class _Census:
    """What has been read of one file so far."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in COLUMNS})
    places: dict[str, list[int]] = field(default_factory=lambda: {table: [] for table in COLUMNS})
    tally: Tally = field(default_factory=Counter)
    children: int = 0
    ids: Ids = field(default_factory=Ids)
    child_ids: set[str] = field(default_factory=set)
    repeated_ids: int = 0  # real files have them
    contradictions: int = 0
    conference_days: int = 0
    in_need_plans: int = 0
    collection: str | None = None
    reference_date: str | None = None


def knows(path: Path) -> bool:
    """Say whether a file is a census return, by the census's outer elements near its beginning."""
    try:
        with path.open("rb") as file:
            head = file.read(SNIFFED).replace(b"\0", b"")  # UTF-16, read as if it were ASCII
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and any(mark in head for mark in MARKS)


@source("cin-census", knows=knows, suffixes=(".xml",))
def read(path: Path) -> Source:
    """Read one return of any year from 2017 on. The number of a row is the position of its Child in the file.

    Raises:
        RecordsUnreadable: the file is not whole XML, declares a document type or entities, or holds no Child.
    """
    census = _Census()
    for element in stream(path, census.tally):
        _take(element, census)
    if not census.children:
        raise RecordsUnreadable(
            "no Child was found in it, so there is nothing to audit.",
            where=path.name,
            next_step="Give a children in need census return, and check that the export had children to write.",
        )
    tables = [
        RawTable.of(
            table,
            path.name,
            headings=COLUMNS[table],
            cells=rows,
            rows=census.places[table],
            inferred=INFERRED.get(table),
        )
        for table, rows in census.rows.items()
    ]
    ignored = [
        Ignored(path.name, where, what, f"{why} ({count:,} found)")
        for (where, what, why), count in (+census.tally).items()
    ]
    until = reference_date(census.reference_date)
    return Source(
        "cin-census",
        (path,),
        tables,
        stated_as_at=until,
        ignored=ignored,
        notes=tuple(_notes(path, census)),
        covers_from=until and year_begins(until),
        covers_how="the census year begins",
    )


def _take(element: Element, census: _Census) -> None:
    group = open_group(element, census.tally)
    if element.tag == "Header":
        census.collection, census.reference_date = group.text("Collection"), group.text("ReferenceDate")
        return
    census.children += 1
    for table, row in child_rows(group, census.ids):
        census.rows[table].append(row)
        census.places[table].append(census.children)
    if child_id := group.text("LAchildID"):
        census.repeated_ids += child_id in census.child_ids
        census.child_ids.add(child_id)
    census.conference_days += conference_days(group)
    for episode in group.all("CINdetails"):
        census.in_need_plans += "CINPlanDates" in episode.groups
        census.contradictions += sum(map(contradicts, episode.all("Section47")))


def _notes(path: Path, census: _Census) -> Iterator[str]:
    yield f"{path.name}: a row's number is the position of its Child in the file."
    if census.collection not in (None, "CIN"):
        yield f"{path.name}: the header names another collection than CIN; it was read as the children in need census."
    until = reference_date(census.reference_date)
    if until is None:
        yield f"{path.name}: no readable ReferenceDate, so the return states no audit date: give it with --as-at."
    else:
        since = year_begins(until)
        yield (
            f"{path.name}: the return is of episodes open at some time from {since} to {until}; those closed before "
            f"that are not in it, so its tables count as complete from {since} (--covers says otherwise)."
        )
    if not census.in_need_plans:
        yield f"{path.name}: no CINPlanDates (in the census from 2022): child in need plans cannot be seen."
    if census.contradictions:
        yield (
            f"{path.name}: {census.contradictions:,} section 47 enquiries say that no conference was required and give "
            "the day of one; they were read as continuing risk."
        )
    if doubled := census.conference_days - len(census.rows["conferences"]):
        yield (
            f"{path.name}: {doubled:,} times the day of a child's conference is given again by another section 47 "
            "group or by the episode; it was read as one conference, of the earliest discussion."
        )
    if census.repeated_ids:
        yield (
            f"{path.name}: {census.repeated_ids:,} times a Child has the LAchildID of an earlier one; they are taken "
            "as one child, and what both have of one kind and day is kept twice."
        )
