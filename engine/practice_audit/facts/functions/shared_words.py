"""Two texts held against each other: one names the other, or they have a word in common."""

import ast
import re
from functools import lru_cache

import numpy as np

from practice_audit.facts.evaluate import evaluate, function
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Mask, Texts, Truth, as_texts

WORD = re.compile(r"[^\W\d_]+")
SHORTEST, STEM = 4, 5
"""Words shorter than the first say little; two that begin with as many letters as the second are the same word."""


@function("mentions")
def mentions(scope: Scope, node: ast.Call) -> Truth:
    """A text holds another one, from the start of a word on and whatever the case: "Urdu" in "An Urdu speaker"."""
    text, named = _both(scope, node)
    return _truth(text, named, [_mentions(one, other) for one, other in zip(text.value, named.value, strict=True)])


@function("shares_word")
def shares_word(scope: Scope, node: ast.Call) -> Truth:
    """Two texts have a word of four letters or more in common, told by its first five; those of a setting do not count.

    Source: procedure, voice.md, VO-07.
    """
    one, other = _both(scope, node)
    chosen = scope.local.value(str(getattr(node.args[2], "value", "")))
    little = frozenset(str(word).lower() for word in (chosen if isinstance(chosen, list) else []))
    hits = [bool(_stems(a, little) & _stems(b, little)) for a, b in zip(one.value, other.value, strict=True)]
    return _truth(one, other, hits)


def _both(scope: Scope, node: ast.Call) -> tuple[Texts, Texts]:
    one, other = (as_texts(evaluate(scope, side)) for side in node.args[:2])
    return one, other


def _truth(one: Texts, other: Texts, hits: list[bool]) -> Truth:
    known: Mask = one.known & other.known
    found = np.asarray(hits, dtype=bool)
    return Truth(one.sure & other.sure & known & found, one.may & other.may & (~known | found))


def _mentions(text: str | None, named: str | None) -> bool:
    wanted = (named or "").strip().lower()
    return bool(wanted) and re.search(rf"\b{re.escape(wanted)}", (text or "").lower()) is not None


@lru_cache(maxsize=100_000)
def _stems(text: str | None, little: frozenset[str]) -> frozenset[str]:
    words = WORD.findall((text or "").lower())
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in little)
