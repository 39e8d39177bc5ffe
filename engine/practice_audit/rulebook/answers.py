"""What a practice lead answers to the question for a limit or setting, read and checked; and which rules it decides."""

import ast
import re
from collections.abc import Iterable
from datetime import date

from practice_audit.rulebook.limits import Limit, Local, Setting
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Basis
from practice_audit.rulebook.parts_of import expressions_of

LONGEST = 999
FLAGS = {"yes": True, "y": True, "no": False, "n": False}
NONE = "none"
YEARS = range(1990, 2100)
Answer = int | bool | str | date | None


class NotAnAnswer(ValueError):
    """An answer that is not of the kind asked for; says what to answer instead."""


def asked_for(rules: Iterable[Rule], local: Local) -> list[str]:
    """The limits and settings that have a question: first those that hold for all rules, then what decides most."""
    decides = decided(rule for rule in rules if "core" in rule.profiles)
    names = [name for name, setting in local.settings.items() if setting.question]
    names += [name for name, limit in local.limits.items() if limit.question]
    return sorted(names, key=lambda name: _rank(decides.get(name, [])))


def _rank(rules: list[Rule]) -> tuple[bool, str, int]:
    return bool(rules), min((rule.severity for rule in rules), default=""), -len(rules)


def wanted_words(local: Local, name: str) -> str:
    """What an answer may be: "a number of working days", "yes or no"."""
    if name in local.limits:
        return f"a number, in {local.limits[name].unit}"
    setting = local.settings[name]
    if setting.kind == "choice":
        return f"one of {', '.join(setting.choices)}"
    none = ", or none" if setting.default is None else ""
    return {"flag": "yes or no", "day": f"a day, as 2012-12-31{none}"}.get(setting.kind, setting.kind)


def read_answer(local: Local, name: str, text: str) -> Answer:
    """The value that an answer stands for.

    Raises:
        NotAnAnswer: it is not of the kind asked for.
    """
    answer = text.strip().lower()
    limit = local.limits.get(name)
    value: Answer | NotAnAnswer = _number(limit, answer) if limit else _choice(local.settings[name], answer)
    if isinstance(value, NotAnAnswer):
        raise NotAnAnswer(f"That is no answer here: write {wanted_words(local, name)}.")
    return value


def _number(limit: Limit, answer: str) -> int | NotAnAnswer:
    found = re.fullmatch(rf"(\d+)\s*(?:{limit.unit}|{limit.unit.removesuffix('s')})?", answer)
    shipped = min(value.value for value in limit.values)
    if not found or not min(1, shipped) <= int(found[1]) <= LONGEST:
        return NotAnAnswer()
    return int(found[1])


def _choice(setting: Setting, answer: str) -> Answer | NotAnAnswer:
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


def decided(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """By limit or setting, the rules that look it up or rest on it."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for name in dict.fromkeys([*_named(rule), *_looked_up(rule)]):
            found.setdefault(name, []).append(rule)
    return found


def _named(rule: Rule) -> list[str]:
    return [part.limit or part.setting or "" for part in rule.basis if isinstance(part, Basis)]


def _looked_up(rule: Rule) -> list[str]:
    return [
        str(node.args[0].value)
        for _, expression, _ in expressions_of(rule)
        for node in ast.walk(expression.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"limit", "setting"}
        if node.args and isinstance(node.args[0], ast.Constant)
    ]
