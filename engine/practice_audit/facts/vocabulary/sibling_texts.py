"""Texts of one child that stand with a brother or sister too: the same letter for letter, or nearly.

Source: procedure, case_recording.md, RC-04 and RC-04T: letters and digits only, without regard to case; nearly is 90%.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from practice_audit.facts.functions.blanks import blank_words, means_something
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin, Positions
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.layout import TABLES

NEARLY = 0.9
FIELDS = {
    "assessments.child_views": True,
    "visits.child_views": True,
    "assessments.analysis": False,
    "case_notes.text": False,
}
"""The texts that are compared; and whether those that are nearly the same are looked for too."""
FEWEST = 5
"""Shorter texts are nobody's own."""


@dataclass(frozen=True)
class Text:
    """One text of a child: its row, its day, its letters and digits (blank: it could not be read), its words."""

    row: int
    on: float
    plain: str | None
    words: int


@dataclass(frozen=True)
class Copy:
    """A text of the first child and the one of the sibling that it is like; blank `same`: one could not be read."""

    field: str
    child_id: str
    sibling_id: str
    one: Text
    other: Text
    same: bool | None


@vocabulary("sibling_texts")
def sibling_texts(facts: Facts) -> MadeTable:
    """One row a text of the first child (in order of id) that is the same as, or nearly, one of the second.

    Returns:
        child_id, sibling_id; field (table and column); words (of the shorter one); same (else nearly); on (the earlier
        main date of the two); first_id, second_id (the two records). Key: the first child's record.
    """
    copies = list(_copies(facts))
    tables = [facts.native(copy.field.split(".")[0]) for copy in copies]
    first, second = (
        np.asarray([getattr(copy, side).row for copy in copies], dtype=np.int64) for side in ("one", "other")
    )
    ids = [(table.origin.id[a], table.origin.id[b]) for table, a, b in zip(tables, first, second, strict=True)]
    same = [np.nan if copy.same is None else float(copy.same) for copy in copies]
    columns: dict[str, Value] = {
        "child_id": texts([copy.child_id for copy in copies]),
        "sibling_id": texts([copy.sibling_id for copy in copies]),
        "field": texts([copy.field for copy in copies]),
        "words": numbers([min(copy.one.words, copy.other.words) for copy in copies], np.isnan(np.asarray(same))),
        "same": numbers(same, np.isnan(np.asarray(same, dtype=np.float64))),
        "on": numbers([min(copy.one.on, copy.other.on) for copy in copies]),
        "first_id": texts([one for one, _ in ids]),
        "second_id": texts([other for _, other in ids]),
    }
    names = np.asarray([table.name for table in tables], dtype=object)
    made = MadeTable(
        "sibling_texts", columns, Origin(names, first, np.asarray([one for one, _ in ids], dtype=object)), {}, facts
    )
    made.also_from = _rests_on(copies, second)
    return made


def _copies(facts: Facts) -> Iterator[Copy]:
    pairs = facts.table("sibling_pairs")
    both = list(zip(pairs.text("child_id").value, pairs.text("sibling_id").value, strict=True))
    for field, nearly_too in FIELDS.items():
        said = _said(facts, *field.split("."))
        for child, sibling in both:
            yield from _alike(
                field, (child, sibling), said.get(child, []), said.get(sibling, []), nearly_too=nearly_too
            )


def _said(facts: Facts, table: str, column: str) -> dict[str, list[Text]]:
    """By child, the texts that say something, the latest first; of assessments those that are finished."""
    native, blank = facts.native(table), blank_words(facts.local)
    child, text, day = native.text("child_id"), native.text(column), native.day(str(TABLES[table].main))
    counts = child.known & text.may & day.settled
    if table == "assessments":
        counts = counts & native.day("completed_on").may
    found: dict[str, list[Text]] = defaultdict(list)
    for row in np.flatnonzero(counts):
        if not text.known[row]:
            found[child.value[row]].append(Text(int(row), day.lo[row], None, FEWEST))
        elif means_something(text.value[row], blank) and len(text.value[row].split()) >= FEWEST:
            plain = "".join(sign for sign in text.value[row].lower() if sign.isalnum())
            found[child.value[row]].append(Text(int(row), day.lo[row], plain, len(text.value[row].split())))
    return {name: sorted(of, key=lambda each: (-each.on, each.row)) for name, of in found.items()}


def _alike(
    field: str, pair: tuple[str, str], ones: list[Text], others: list[Text], *, nearly_too: bool
) -> Iterator[Copy]:
    by_plain = {other.plain: other for other in reversed(others)}
    for one in ones:
        unread = next((other for other in others if other.plain is None or one.plain is None), None)
        if one.plain is not None and one.plain in by_plain:
            yield Copy(field, *pair, one, by_plain[one.plain], same=True)
        elif nearly_too and (near := next((other for other in others if _nearly(one.plain, other.plain)), None)):
            yield Copy(field, *pair, one, near, same=False)
        elif unread is not None:
            yield Copy(field, *pair, one, unread, same=None)


def _nearly(one: str | None, other: str | None) -> bool:
    if not one or not other or 2 * min(len(one), len(other)) < NEARLY * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= NEARLY and matcher.ratio() >= NEARLY


def _rests_on(copies: list[Copy], second: Positions) -> list[tuple[str, Positions, Positions]]:
    """The sibling's record of each."""
    of_table = np.asarray([copy.field.split(".")[0] for copy in copies], dtype=object)
    return [
        (table, np.flatnonzero(of_table == table), second[of_table == table])
        for table in dict.fromkeys(of_table.tolist())
    ]
