"""The sentence of a manager's decision or of a case supervision that asks for a strategy discussion.

Source: procedure, closures_actions.md, S47-15: a word of the setting words_strategy in a forward sense, that is, with
one of words_forward in the same sentence.
"""

from __future__ import annotations

import re
from functools import partial

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value, texts
from practice_audit.rulebook.limits import Local

WRITTEN = {"management_decisions": ("decision", "rationale"), "case_supervisions": ("record",)}
"""By table, the texts that are looked through, in this order."""
SENTENCES = re.compile(r"[.!?;\n]+")


def asks_strategy(facts: Facts, *, table: str) -> Value:
    """The first such sentence as it is written; blank where none asks."""
    written = [facts.native(table).text(column) for column in WRITTEN[table]]
    wanted = [_any_of(facts.local, "words_strategy"), _any_of(facts.local, "words_forward")]
    found = [
        next((said for text in row for said in _sentences(text) if all(words.search(said) for words in wanted)), None)
        for row in zip(*(text.value for text in written), strict=True)
    ]
    return texts(np.asarray(found, dtype=object), ~np.logical_and.reduce([text.known for text in written]))


def _sentences(text: str | None) -> list[str]:
    return [sentence.strip() for sentence in SENTENCES.split(text or "")]


def _any_of(local: Local, name: str) -> re.Pattern[str]:
    """One of a setting's phrases at the start of a word; those of whole_words as words of their own."""
    whole = local.settings[name].whole_words
    phrases = [re.escape(str(phrase)) + (r"\b" if phrase in whole else "") for phrase in local.value(name) or []]
    return re.compile(rf"\b(?:{'|'.join(phrases) or '(?!)'})", re.IGNORECASE)


for of_table in WRITTEN:
    derived_column(of_table, "asks_strategy")(partial(asks_strategy, table=of_table))
