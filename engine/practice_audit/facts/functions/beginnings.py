"""How a text begins: with one of a setting's words or phrases."""

import ast
import re

import numpy as np

from practice_audit.facts.evaluate import evaluate, function
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Truth, as_texts, holding


@function("begins_with")
def begins_with(scope: Scope, node: ast.Call) -> Truth:
    """The first letters of a text are one of a setting's words or phrases, whatever the case and the blanks."""
    value, name = as_texts(evaluate(scope, node.args[0])), str(getattr(node.args[1], "value", ""))
    phrases = tuple(_plain(str(phrase)) for phrase in scope.local.value(name) or [])
    hit = np.asarray([text is not None and _plain(text).startswith(phrases) for text in value.value], dtype=bool)
    return holding(value, hit)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^\W+", "", text.lower())).strip()
