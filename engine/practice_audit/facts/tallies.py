"""Tallies: the records tied to each subject, counted by a value of theirs and told as a list ("home 5, care 2")."""

from __future__ import annotations

import numpy as np
import pandas as pd

from practice_audit.facts.evaluate import evaluate
from practice_audit.facts.functions.blanks import blank_words, listed_in
from practice_audit.facts.functions.days import limit_in_force
from practice_audit.facts.lookups import record_scope, tied
from practice_audit.facts.scope import Scope
from practice_audit.facts.tables import FactTable
from practice_audit.facts.values import Objects, Texts, as_texts, blank_unless, texts
from practice_audit.rulebook.parts import Tally

NOTHING = "none"


def tally(subject: Scope, what: Tally, tables: dict[str, FactTable]) -> Texts:
    """One text a subject: each value with its number, the greatest first; records in doubt are not in it.

    A number below the limit `hidden_under` is not shown, and where only one is not, the next smallest is not either:
    the others and a total would give it back.
    """
    pairs = tied(subject, what, tables)
    pairs = pairs.take(pairs.sure)
    alias = next(iter(what.aliases))
    there = record_scope(subject, tables, alias)
    asked = what.by or what.items_of
    assert asked is not None  # noqa: S101  the model asks for one of the two
    value = as_texts(evaluate(there, asked))
    frame = pd.DataFrame({"subject": pairs.subject, "one": pairs.record, "value": _said(value)[pairs.record]})
    if what.items_of is not None:
        blank = blank_words(subject.local)
        frame["value"] = [_items(text, blank) for text in frame["value"]]
        frame = frame.explode("value")
    if what.distinct is not None:
        frame["one"] = as_texts(evaluate(there, what.distinct)).value[frame["one"].to_numpy(dtype=np.int64)]
    counted = frame.dropna(subset=["value"]).groupby(["subject", "value"])["one"].nunique().reset_index()
    counted = counted.sort_values(["subject", "one", "value"], ascending=[True, False, True], kind="stable")
    least = _least(subject, what.hidden_under)
    result = np.full(subject.size, NOTHING, dtype=object)
    for at, part in counted.groupby("subject"):
        numbers = {str(value): int(one) for value, one in zip(part["value"], part["one"], strict=True)}
        result[int(str(at))] = _told(numbers, least) if what.counted else ", ".join(sorted(numbers))
    return texts(result)


def _said(value: Texts) -> Objects:
    return blank_unless(value.sure & value.known, value.value)


def _items(text: str | None, blank: frozenset[str]) -> list[str]:
    return list(dict.fromkeys(item.lower() for item in listed_in(text, blank)))


def _least(subject: Scope, limit: str | None) -> int:
    found = limit_in_force(subject.local.limits[limit], subject.as_at) if limit else None
    return found.value if found else 0


def _told(numbers: dict[str, int], least: int) -> str:
    """Values and numbers, the greatest first; those that may not be shown are only counted."""
    shown = {value: number for value, number in numbers.items() if number >= least}
    if len(numbers) - len(shown) == 1 and shown:
        shown.popitem()
    words = [f"{value} {number}" for value, number in shown.items()]
    if len(shown) < len(numbers):
        words.append(f"{len(numbers) - len(shown)} with fewer than {least} or next to that, not shown")
    return ", ".join(words)
