"""A text that says nothing beyond the words of a setting: "Too young." as a reason, "Home visit" as a kind."""

import ast
import re
from functools import lru_cache

import numpy as np

from practice_audit.facts.evaluate import evaluate, function
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Truth, as_texts, holding


@function("only_words")
def only_words(scope: Scope, node: ast.Call) -> Truth:
    """A text holds a setting's words or phrases and nothing else but case, punctuation and figures."""
    value, name = as_texts(evaluate(scope, node.args[0])), str(getattr(node.args[1], "value", ""))
    phrases = tuple(str(phrase) for phrase in scope.local.value(name) or [])
    hit = np.asarray([text is not None and says_only(text, phrases) for text in value.value], dtype=bool)
    return holding(value, hit)


@lru_cache(maxsize=100_000)
def says_only(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text consists of these phrases alone, the longer ones taken first."""
    left = f" {_letters(text)} "
    if not left.strip():
        return False
    for phrase in sorted({_letters(phrase) for phrase in phrases} - {""}, key=len, reverse=True):
        left = re.sub(rf"(?<= ){re.escape(phrase)}(?= )", "", left)
    return not left.strip()


def _letters(text: str) -> str:
    return " ".join(re.sub(r"[\W\d_]", " ", text.lower()).split())
