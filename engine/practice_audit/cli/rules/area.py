"""The rules of an area that a user names in a word: a stage, a family of ids, or a word of the standards."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from practice_audit.errors import WrongUsage
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.model import Rule


@dataclass(frozen=True)
class Area:
    """What a word stands for.

    Attributes:
        kind: stage, family or word.
        rules: the ids of its rules.
        also: where it is a stage or a family, other rules that have the word in their title or standard.
    """

    kind: str
    rules: frozenset[str]
    also: frozenset[str] = frozenset()


def area_named(word: str, rules: Iterable[Rule]) -> Area:
    """Find the rules of an area; one and many, and capitals, are the same (`plan`, `Plans`).

    Raises:
        WrongUsage: it is no stage, no family, and no word of a title or standard; the nearest one is named.
    """
    every = list(rules)
    asked = _stems(word)
    speaking = frozenset(rule.id for rule in every if asked and asked <= _stems(f"{rule.title} {rule.standard}"))
    ways = {
        "stage": frozenset(rule.id for rule in every if _stems(rule.stage) == asked),
        "family": frozenset(rule.id for rule in every if rule.family == word.strip().upper()),
    }
    for kind, found in ways.items():
        if found:
            return Area(kind, found, speaking - found)
    if speaking:
        return Area("word", speaking)
    stages, families = sorted({rule.stage for rule in every}), sorted({rule.family for rule in every})
    words = {name for rule in every for name in _words(f"{rule.title} {rule.standard}")}
    raise WrongUsage(
        f"no stage, family or standard has the word '{word}'{_nearest(word, stages, families, words)}",
        where="--area",
        next_step=f"The stages: {', '.join(stages)}. The families: {', '.join(families)}.",
    )


def _nearest(word: str, stages: list[str], families: list[str], words: set[str]) -> str:
    lower = word.strip().lower()
    return did_you_mean(lower, stages) or did_you_mean(word.strip().upper(), families) or did_you_mean(lower, words)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", text.lower()))


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in _words(text)}


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > len("dies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
