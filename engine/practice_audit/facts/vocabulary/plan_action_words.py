"""What the words of a plan action are like: vague clauses, whether the objective speaks of the child, texts to compare.

Source: procedure, plans.md, PL-04, and limits.md, "normal words".
"""

from __future__ import annotations

import re
from functools import partial

import numpy as np

from practice_audit.facts.functions.blanks import blank_words, means_something
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Numbers, Value, texts
from practice_audit.facts.vocabulary.plain_texts import plain
from practice_audit.facts.vocabulary.plan_actions_carried_over import normal

SHORT = 8
"""A clause of fewer words, with no digit, says no more than its first words."""
CLAUSES = re.compile(r"\.\s|[;,]|\band\b|(?=\bto\b)")


@derived_column("plan_actions", "vague_clause")
def vague_clause(facts: Facts) -> Value:
    """The first short clause of the action that opens with one of the setting's vague words; blank where none does."""
    text, openings = facts.native("plan_actions").text("action"), facts.local.value("vague_openings") or []
    opens = re.compile("|".join(rf"{re.escape(str(word).lower())}\b" for word in openings) or r"(?!)")
    found = [_vague(value, opens) for value in text.value]
    return texts(np.asarray(found, dtype=object), ~text.known)


def _vague(text: str | None, opens: re.Pattern[str]) -> str | None:
    parts = (part.strip() for part in CLAUSES.split(_lower(text)))
    clauses = (clause for part in parts for clause in (part, part.removeprefix("to ")))
    return next(
        (clause for clause in clauses if opens.match(clause) and len(clause.split()) < SHORT and not _digit(clause)),
        None,
    )


def _lower(text: str | None) -> str:
    """Lower case with single blanks, the punctuation kept."""
    return " ".join((text or "").lower().split()).rstrip(".")


def _digit(clause: str) -> bool:
    return any(sign.isdigit() for sign in clause)


@derived_column("plan_actions", "objective_names_child")
def objective_names_child(facts: Facts) -> Value:
    """Whether the objective holds a word of the setting words_child, or the child's own id."""
    table, setting = facts.native("plan_actions"), facts.local.settings["words_child"]
    objective, child = table.text("objective"), table.text("child_id")
    whole = {word.lower() for word in setting.whole_words}
    words = [str(word).lower() for word in facts.local.value("words_child") or []]
    of_child = "|".join(rf"{re.escape(word)}\b" if word in whole else re.escape(word) for word in words) or r"(?!)"
    pattern = re.compile(rf"\b(?:{of_child})")
    named = [
        bool(pattern.search((text or "").lower())) or _holds(text, own)
        for text, own in zip(objective.value, child.value, strict=True)
    ]
    lo, filled = np.asarray(named, dtype=float), np.ones(table.size, dtype=bool)
    return Numbers(lo, np.maximum(lo, ~objective.known), filled, filled)


def _holds(text: str | None, child_id: str | None) -> bool:
    return bool(text and child_id and re.search(rf"(?<!\w){re.escape(child_id)}(?!\w)", text, re.IGNORECASE))


@derived_column("plan_actions", "owner_words")
def owner_words(facts: Facts) -> Value:
    """The owner in lower case without punctuation, to be looked for in a setting; blank where it says nothing."""
    text, blank = facts.native("plan_actions").text("owner"), blank_words(facts.local)
    found = [normal(value) if means_something(value, blank) else None for value in text.value]
    return texts(np.asarray(found, dtype=object), ~text.known)


for name in ("objective", "action", "measure"):
    derived_column("plan_actions", f"{name}_plain")(partial(plain, table="plan_actions", column=name))
