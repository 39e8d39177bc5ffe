"""How long a text is, and its letters and digits alone, so that two texts can be told to be the same.

Source: procedure, assessments.md, AS-07T and AS-08T: letters and digits only, without regard to case.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from practice_audit.facts.functions.blanks import blank_words, means_something
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value, numbers, texts

COUNTED = {
    "assessments": ("child_views", "analysis"),
    "supervisions": ("record",),
    "case_supervisions": ("record",),
    "plans": ("child_views",),
    "conferences": ("child_views",),
    "reviews": ("child_views",),
    "chronology": ("significance",),
}
"""Texts whose words are counted: `child_views_words`."""
COMPARED = {
    "assessments": ("child_views", "analysis", "risk_factors", "outcome"),
    "conferences": ("child_views",),
    "reviews": ("child_views",),
    "chronology": ("significance", "event"),
}
"""Texts that are compared with others: `child_views_plain`."""


def words(facts: Facts, *, table: str, column: str) -> Value:
    """Number of words; blank where the text says nothing."""
    text = facts.native(table).text(column)
    blank = blank_words(facts.local)
    counted = [float(len(value.split())) if means_something(value, blank) else np.nan for value in text.value]
    return numbers(np.asarray(counted, dtype=np.float64), ~text.known)


def plain(facts: Facts, *, table: str, column: str) -> Value:
    """Letters and digits in lower case; blank where the text says nothing."""
    text = facts.native(table).text(column)
    blank = blank_words(facts.local)
    bare = [
        "".join(sign for sign in value.lower() if sign.isalnum()) if means_something(value, blank) else None
        for value in text.value
    ]
    return texts(np.asarray(bare, dtype=object), ~text.known)


for ending, columns, make in (("words", COUNTED, words), ("plain", COMPARED, plain)):
    for of_table, names in columns.items():
        for name in names:
            derived_column(of_table, f"{name}_{ending}")(partial(make, table=of_table, column=name))
