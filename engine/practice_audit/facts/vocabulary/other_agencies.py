"""How many agencies besides social care an assessment names as contributing.

Source: procedure, assessments.md, AS-11, and conventions.md, "agency lists".
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.evaluate import condition
from practice_audit.facts.functions.blanks import blank_words, listed_in
from practice_audit.facts.rows import Rows
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.tables import MadeTable, Origin
from practice_audit.facts.values import Value, numbers, texts
from practice_audit.rulebook.expressions import parse

SOCIAL_CARE = parse('names(item.agency, "words_social_care")')


@derived_column("assessments", "other_agencies")
def other_agencies(facts: Facts) -> Value:
    """Items of agencies_contributing that hold no word of words_social_care; 0 where none is named."""
    assessments = facts.native("assessments")
    listed, blank = assessments.text("agencies_contributing"), blank_words(facts.local)
    items = [(row, item) for row, text in enumerate(listed.value) for item in listed_in(text, blank)]
    of = np.asarray([row for row, _ in items], dtype=np.int64)
    whole = assessments.origin
    made = MadeTable(
        "items",
        {"agency": texts([item for _, item in items], free=True)},
        Origin(whole.table[of], whole.position[of], whole.id[of]),
        {},
        facts,
    )
    own = condition(facts.scope(made.size, {"item": Rows.whole(made)}), SOCIAL_CARE)
    return numbers(np.bincount(of[~own.yes], minlength=assessments.size).astype(np.float64), ~listed.known)
