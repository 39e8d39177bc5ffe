"""Pairs of brothers and sisters, and how many entries of their chronologies mean the same, word for word.

Source: procedure, chronologies.md, CH-06: letters and digits only, without regard to case, from copy_significance_words
words on.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.keys import encoded
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Numbers, Value, texts
from practice_audit.rulebook.expressions import parse

LONG = parse('entry.significance_words >= limit("copy_significance_words")')
SHOWN = 3
"""How many of the texts that are alike are shown."""


@vocabulary("sibling_pairs")
def sibling_pairs(facts: Facts) -> MadeTable:
    """One row for each two children of one family.

    Returns:
        child_id and sibling_id, in order; entries (chronology entries long enough to be compared: of the child that has
        fewer); alike (those of the one that stand with the other too: of the child that has more); alike_words (what
        they say). Key: children, K1+K2.
    """
    families, ids = facts.native("children").text("family_id"), facts.native("children").text("child_id")
    of_family: dict[str, dict[str, int]] = defaultdict(dict)
    for row in np.flatnonzero(families.sure & families.known & ids.sure & ids.known):
        of_family[families.value[row]].setdefault(ids.value[row], int(row))
    pairs = [pair for members in of_family.values() for pair in combinations(sorted(members), 2)]
    at = {child: row for members in of_family.values() for child, row in members.items()}
    said, doubtful = _said(facts)
    compared = [_Compared(said[one], said[other], doubtful[one] + doubtful[other]) for one, other in pairs]
    columns: dict[str, Value] = {
        "child_id": texts([one for one, _ in pairs]),
        "sibling_id": texts([other for _, other in pairs]),
        "entries": _bounds([pair.entries for pair in compared], [pair.doubtful for pair in compared]),
        "alike": _bounds([pair.alike for pair in compared], [pair.doubtful for pair in compared]),
        "alike_words": texts([pair.words for pair in compared]),
    }
    origin = Origin(
        np.full(len(pairs), "children", dtype=object),
        np.asarray([at[one] for one, _ in pairs], dtype=np.int64),
        np.asarray([f"{encoded(one)}+{encoded(other)}" for one, other in pairs], dtype=object),
    )
    return MadeTable("sibling_pairs", columns, origin, {}, facts)


class _Compared:
    """What two chronologies have alike."""

    def __init__(self, one: list[tuple[str, str]], other: list[tuple[str, str]], doubtful: int) -> None:
        both = {plain for plain, _ in one} & {plain for plain, _ in other}
        self.entries, self.doubtful = min(len(one), len(other)), doubtful
        self.alike = max(sum(plain in both for plain, _ in side) for side in (one, other))
        shown = dict.fromkeys(text for plain, text in one if plain in both)
        self.words = "; ".join(list(shown)[:SHOWN]) or None


def _said(facts: Facts) -> tuple[dict[str, list[tuple[str, str]]], dict[str, int]]:
    """By child, the letters and the words of each entry that is long enough, and how many only may be."""
    entries = facts.native("chronology")
    child, text, plain = (entries.text(name) for name in ("child_id", "significance", "significance_plain"))
    long = condition(facts.scope(entries.size, {"entry": Rows.whole(entries)}), LONG)
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    doubtful: dict[str, int] = defaultdict(int)
    for row in np.flatnonzero(long.may & child.known):
        if long.yes[row]:
            said[child.value[row]].append((plain.value[row], text.value[row]))
        else:
            doubtful[child.value[row]] += 1
    return said, doubtful


def _bounds(counted: list[int], doubtful: list[int]) -> Numbers:
    lo, filled = np.asarray(counted, dtype=np.float64), np.ones(len(counted), dtype=bool)
    return Numbers(lo, lo + np.asarray(doubtful, dtype=np.float64), filled, filled)
