"""How many professions besides social care were at a conference, a review or a core group.

Source: procedure, conferences_core_groups.md, CP-03 (the setting words_professional_groups) and CP-13: two items of one
profession count as one, what is of no profession on the list counts by its own words; social care and family do not.
"""

from __future__ import annotations

import re
from functools import partial

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.functions.blanks import blank_words, listed_in
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.rulebook.expressions import parse

LISTS = {"conferences": "agencies_attended", "reviews": "agencies_attended", "core_groups": "attended_by"}
"""By table, the column that lists who was there."""
KNOWN = parse(" or ".join(f'names(item.who, "words_{name}")' for name in ("police", "health", "education")))
"""Of a profession by one of the other word lists. Source: closures_actions.md, on quorate reviews."""
NOT_COUNTED = parse('names(item.who, "words_social_care") or names(item.who, "words_family")')


def other_professions(facts: Facts, *, table: str, column: str, known_only: bool = False) -> Value:
    """The number of different professions that are neither social care nor family; 0 where none is named.

    `known_only` leaves out items that no word list knows.
    """
    listed, blank = facts.native(table).text(column), blank_words(facts.local)
    items = [(row, item.lower()) for row, text in enumerate(listed.value) for item in listed_in(text, blank)]
    of, whole = np.asarray([row for row, _ in items], dtype=np.int64), facts.native(table).origin
    who = {"who": texts([item for _, item in items], free=True)}
    made = MadeTable("items", who, Origin(whole.table[of], whole.position[of], whole.id[of]), {}, facts)
    scope = facts.scope(made.size, {"item": Rows.whole(made)})
    left_out = condition(scope, NOT_COUNTED).yes
    if known_only:
        groups = facts.local.value("words_professional_groups") or []
        listed_group = np.asarray([_profession(facts, item) in groups for _, item in items], dtype=bool)
        left_out |= ~(condition(scope, KNOWN).yes | listed_group)
    found = {(row, _profession(facts, item)) for (row, item), out in zip(items, left_out, strict=True) if not out}
    rows = np.asarray([row for row, _ in found], dtype=np.int64)
    return numbers(np.bincount(rows, minlength=len(listed.value)).astype(np.float64), ~listed.known)


def _profession(facts: Facts, item: str) -> str:
    """The group that an item is of, the longest name first ("school nurse" is no school); else its own words."""
    groups = sorted(map(str, facts.local.value("words_professional_groups") or []), key=len, reverse=True)
    whole = facts.local.settings["words_professional_groups"].whole_words
    for group in groups:
        name = re.escape(group.lower())
        if re.search(rf"\b{name}\b" if group in whole else name, item):
            return group
    return item


for of_table, its_column in LISTS.items():
    derived_column(of_table, "other_professions")(partial(other_professions, table=of_table, column=its_column))
derived_column("reviews", "known_professions")(
    partial(other_professions, table="reviews", column=LISTS["reviews"], known_only=True)
)
