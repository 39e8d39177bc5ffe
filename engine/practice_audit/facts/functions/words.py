"""Functions that look for words: agencies in a list, a setting's phrases in a text, a limit that can be counted."""

import ast
import re
from functools import lru_cache

import numpy as np

from practice_audit.facts.evaluate import evaluate, function
from practice_audit.facts.functions.blanks import blank_words, listed_in
from practice_audit.facts.scope import Scope
from practice_audit.facts.values import Numbers, Texts, Truth, holding, numbers
from practice_audit.rulebook.limits import Local, Setting

GROUPS = ("words_social_care", "words_police", "words_health", "words_education", "words_family")
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
COUNTABLE = re.compile(
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTHS})|\b(?:{MONTHS})[a-z]*\s+\d{{1,4}}|"
    rf"\b{_NUMBER}[\s-]+(?:working\s+|calendar\s+|school\s+)?(?:day|week|month|year)|\b\d+\s*/\s*(?:7|52|12)\b",
    re.IGNORECASE,
)
"""A date, or a number with day, week, month or year ("6/52": six weeks). Source: procedure, plans.md, time limited."""


@function("names")
def names(scope: Scope, node: ast.Call) -> Truth:
    """An item of an agency list is of a group; possibly, where an item belongs to no group that is known."""
    value, group = _text(scope, node.args[0]), str(getattr(node.args[1], "value", ""))
    known = {text: _named(text, group, scope.local) for text in set(value.value)}
    found = [known[text] for text in value.value]
    yes = np.asarray([hit for hit, _ in found], dtype=bool)
    may = np.asarray([hit or unknown for hit, unknown in found], dtype=bool)
    return Truth(value.sure & value.known & yes, value.may & (~value.known | may))


def _named(text: str | None, group: str, local: Local) -> tuple[bool, bool]:
    blank = blank_words(local)
    items = listed_in(text, blank)
    hit = any(_holds(item, local.settings[group], tuple(local.value(group))) for item in items)
    known = [any(_holds(item, local.settings[name], tuple(local.value(name))) for name in GROUPS) for item in items]
    return hit, not all(known)


def _holds(item: str, setting: Setting, phrases: tuple[str, ...]) -> bool:
    text = item.lower()
    for word in setting.not_:
        text = text.replace(word.lower(), " ")
    return any(_phrase(phrase.lower(), phrase in setting.whole_words).search(text) for phrase in phrases)


@lru_cache(maxsize=1000)
def _phrase(phrase: str, whole: bool) -> re.Pattern[str]:  # noqa: FBT001  cached by position
    return re.compile(rf"\b{re.escape(phrase)}\b" if whole else re.escape(phrase))


@function("has_words")
def has_words(scope: Scope, node: ast.Call) -> Truth:
    """A text holds one of a setting's words or phrases, each at the start of a word, whatever the case."""
    value, name = _text(scope, node.args[0]), str(getattr(node.args[1], "value", ""))
    phrases = [re.compile(rf"\b{re.escape(str(phrase).lower())}") for phrase in scope.local.value(name) or []]
    hit = np.asarray(
        [text is not None and any(phrase.search(text.lower()) for phrase in phrases) for text in value.value],
        dtype=bool,
    )
    return holding(value, hit)


@function("setting_of")
def setting_of(scope: Scope, node: ast.Call) -> Numbers:
    """The number that a setting gives for a team or worker; blank where it gives none."""
    name, owner = str(getattr(node.args[0], "value", "")), _text(scope, node.args[1])
    given = scope.local.value(name) or {}
    return numbers([float(given[one]) if one in given else np.nan for one in owner.value], owner.may & ~owner.known)


@function("countable")
def countable(scope: Scope, node: ast.Call) -> Truth:
    """A text holds a date, or a number with day, week, month or year."""
    value = _text(scope, node.args[0])
    hit = np.asarray([text is not None and bool(COUNTABLE.search(text)) for text in value.value], dtype=bool)
    return holding(value, hit)


def _text(scope: Scope, node: ast.expr) -> Texts:
    value = evaluate(scope, node)
    if not isinstance(value, Texts):
        raise TypeError(f"a text is wanted: {ast.unparse(node)}")
    return value
