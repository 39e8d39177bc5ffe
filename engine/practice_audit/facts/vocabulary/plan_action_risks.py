"""Whether a plan action answers an assessed risk: a word that it shares with the plan's category or what was assessed.

Compared are words of four letters or more, on their first five letters, with the plan's category, the risk factors of
the child's latest assessment and the risk assessment of the latest enquiry completed by the day on which the action
was set (else the plan's start). Words of the category's own list are looked for at the start of a word.

Source: procedure, plans.md, PL-09.
"""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np

from practice_audit.facts.functions.blanks import blank_words, means_something
from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.tables import NO_RECORD
from practice_audit.facts.values import Mask, Numbers, Objects, Value, texts

LEAST, COMPARED_ON = 4, 5
GRAMMAR = (
    "about after also another because been before being both child children could does done each ever every from have"
    " having help into keep keeps made make more most much must need needs other over same should some such than that"
    " their them then there these they this those through under until very well were what when where which while will"
    " with within without would your"
)
STOP_WORDS = frozenset(GRAMMAR.split())
"""Words that two texts may share without being about the same thing."""
CATEGORIES = ("neglect", "physical", "sexual", "emotional")
"""Each with a setting `category_words_…` of its own."""
ASSESSED = {"assessments": "risk_factors", "section_47_enquiries": "risk_assessment"}
Dated = tuple[float, bool, str | None]
"""When it was completed, whether that could be read, and what it says."""


@derived_column("plan_actions", "risk_shared")
def risk_shared(facts: Facts) -> Value:
    """The first such word of the objective or the action; blank where there is none."""
    table = facts.native("plan_actions")
    objective, action = table.text("objective"), table.text("action")
    against, unsure = _against(facts)
    found = []
    for row, (first, second) in enumerate(zip(objective.value, action.value, strict=True)):
        said = re.findall(r"[^\W\d_]+", f"{first or ''} {second or ''}".lower())
        found.append(next((word for word in said if _answers(word, *against[row])), None))
    shared = np.asarray(found, dtype=object)
    nothing = np.asarray([word is None for word in found], dtype=bool)
    return texts(shared, (unsure | ~objective.known | ~action.known) & nothing)


@derived_column("plan_actions", "risk_recorded")
def risk_recorded(facts: Facts) -> Value:
    """Whether there is anything to compare with; in doubt where the export has no column for any of it."""
    against, unsure = _against(facts)
    if not any(facts.is_present(table, column) for table, column in (("plans", "category"), *ASSESSED.items())):
        unsure[:] = True
    recorded = np.asarray([bool(stems or openings) for stems, openings in against], dtype=float)
    filled = np.ones(len(recorded), dtype=bool)
    return Numbers(recorded, np.maximum(recorded, unsure), filled, filled)


def _answers(word: str, stems: set[str], openings: tuple[str, ...]) -> bool:
    return _stem(word) in stems or (bool(openings) and word.startswith(openings))


def _stem(word: str) -> str:
    return word[:COMPARED_ON] if len(word) >= LEAST and word not in STOP_WORDS else " "


def _against(facts: Facts) -> tuple[list[tuple[set[str], tuple[str, ...]]], Mask]:
    """For each action what to compare with, beginnings of words and the category's list, and whether it is in doubt."""
    table, plans = facts.native("plan_actions"), facts.native("plans")
    plan, category, start = table.follow("plan").positions, plans.text("category"), plans.day("start_on")
    child, set_on = table.text("child_id").value, table.day("set_on")
    assessed = [_completed(facts, name, column) for name, column in ASSESSED.items()]
    result, unsure = [], np.zeros(table.size, dtype=bool)
    for row in range(table.size):
        there = plan[row]
        day = set_on.if_settled[row] if set_on.may[row] else start.if_settled[there] if there != NO_RECORD else np.nan
        named = category.value[there] if there != NO_RECORD else None
        said = [named]
        unsure[row] = np.isnan(day) or (there != NO_RECORD and not category.known[there])
        for of_child in assessed:
            records = of_child.get(child[row], [])
            unsure[row] |= not all(is_read for _, is_read, _ in records)
            earlier = [record for record in records if record[1] and record[0] <= day]
            said.append(max(earlier, key=lambda record: record[0])[2] if earlier else None)
        result.append(_words(facts, said, named))
    return result, unsure


def _completed(facts: Facts, name: str, column: str) -> dict[str, list[Dated]]:
    table = facts.native(name)
    child: Objects = table.text("child_id").value
    day, text = table.day("completed_on"), table.text(column)
    found: dict[str, list[Dated]] = defaultdict(list)
    for row in np.flatnonzero(day.may):
        is_read = bool(day.settled[row] and text.known[row])
        found[child[row]].append((float(day.lo[row]), is_read, text.value[row]))
    return found


def _words(facts: Facts, said: list[str | None], category: str | None) -> tuple[set[str], tuple[str, ...]]:
    blank = blank_words(facts.local)
    stems = {
        _stem(word)
        for text in said
        if text is not None and means_something(text, blank)
        for word in re.findall(r"[^\W\d_]+", text.lower())
    } - {" "}
    lists = [name for name in CATEGORIES if name in (category or "").lower()]
    openings = [str(word).lower() for name in lists for word in facts.local.value(f"category_words_{name}") or []]
    return stems, tuple(openings)
