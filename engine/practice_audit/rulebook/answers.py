"""What a practice lead answers to the question for a limit or setting, read and checked; and which rules it decides."""

import ast
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from practice_audit.rulebook.limits import Limit, Local, Setting
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Basis
from practice_audit.rulebook.parts_of import expressions_of

LONGEST = 999
FLAGS = {"yes": True, "y": True, "no": False, "n": False}
NONE = "none"
YEARS = range(1990, 2100)


class NotAnAnswer(ValueError):
    """An answer that is not of the kind asked for; says what to answer instead."""


def asked_for(rules: Iterable[Rule], local: Local) -> list[str]:
    """The limits and settings that have a question: first those that hold for all rules, then what decides most."""
    core = [rule for rule in rules if "core" in rule.profiles]
    names = [name for name, what in {**local.settings, **local.limits}.items() if what.question]
    return sorted(names, key=lambda name: _rank(decided_by(core, name)))


def _rank(decided: list[Rule]) -> tuple[bool, str, int]:
    return bool(decided), min((rule.severity for rule in decided), default=""), -len(decided)


def wanted_words(local: Local, name: str) -> str:
    """What an answer may be: "a number of working days", "yes or no"."""
    if name in local.limits:
        return f"a number, in {local.limits[name].unit}"
    setting = local.settings[name]
    if setting.kind == "choice":
        return f"one of {', '.join(setting.choices)}"
    none = ", or none" if setting.default is None else ""
    return {"flag": "yes or no", "day": f"a day, as 2012-12-31{none}"}.get(setting.kind, setting.kind)


def read_answer(local: Local, name: str, text: str) -> int | bool | str | date | None:
    """The value that an answer stands for.

    Raises:
        NotAnAnswer: it is not of the kind asked for.
    """
    answer = text.strip().lower()
    value = _number(local.limits[name], answer) if name in local.limits else _choice(local.settings[name], answer)
    if isinstance(value, NotAnAnswer):
        raise NotAnAnswer(f"That is no answer here: write {wanted_words(local, name)}.")
    return value


def _number(limit: Limit, answer: str) -> Any:  # noqa: ANN401 - a value of settings, of whatever kind
    found = re.fullmatch(rf"(\d+)\s*(?:{limit.unit}|{limit.unit.removesuffix('s')})?", answer)
    shipped = min(value.value for value in limit.values)
    if not found or not min(1, shipped) <= int(found[1]) <= LONGEST:
        return NotAnAnswer()
    return int(found[1])


def _choice(setting: Setting, answer: str) -> Any:  # noqa: ANN401 - a value of settings, of whatever kind
    if setting.kind == "flag":
        return FLAGS.get(answer, NotAnAnswer())
    if setting.kind == "day":
        return None if answer == NONE and setting.default is None else _day(answer)
    return answer if setting.kind == "choice" and answer in setting.choices else NotAnAnswer()


def _day(answer: str) -> date | NotAnAnswer:
    try:
        day = date.fromisoformat(answer)
    except ValueError:
        return NotAnAnswer()
    return day if day.year in YEARS else NotAnAnswer()


def decided_by(rules: Iterable[Rule], name: str) -> list[Rule]:
    """The rules that look a limit or setting up, or rest on it."""
    return [rule for rule in rules if name in {*_named(rule), *_looked_up(rule)}]


def _named(rule: Rule) -> Iterable[str | None]:
    return [part.limit or part.setting for part in rule.basis if isinstance(part, Basis)]


def _looked_up(rule: Rule) -> Iterable[str]:
    return [
        str(node.args[0].value)
        for _, expression, _ in expressions_of(rule)
        for node in ast.walk(expression.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"limit", "setting"}
        if node.args and isinstance(node.args[0], ast.Constant)
    ]
