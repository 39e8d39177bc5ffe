"""What a rule rests on, in words: its basis, the limits by date and the settings, each with whether it is confirmed."""

import ast
from datetime import date

from practice_audit.facts.in_force import limits_asked
from practice_audit.findings.words import day_words, span_words
from practice_audit.rulebook.limits import DatedValue, Limit, Local
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Basis
from practice_audit.rulebook.parts_of import expressions_of


def words_of_basis(rule: Rule) -> list[str]:
    """The sources that the rule names in words: paragraphs of the inspection, guidance, local procedure."""
    return [part for part in rule.basis if isinstance(part, str)]


def limits_of(rule: Rule) -> list[str]:
    """The limits that the rule's basis names or that its conditions look up, each once."""
    named = [part.limit for part in rule.basis if isinstance(part, Basis) and part.limit]
    return list(dict.fromkeys([*named, *limits_asked(*(expression for _, expression, _ in expressions_of(rule)))]))


def settings_of(rule: Rule) -> list[str]:
    """The settings that the rule's basis names."""
    return [part.setting for part in rule.basis if isinstance(part, Basis) and part.setting]


def settings_looked_up(rule: Rule) -> list[str]:
    """The settings that the rule's basis names or that its conditions look up, each once."""
    known = {
        "setting": 0,
        "setting_of": 0,
        "names": 1,
        "has_words": 1,
        "only_words": 1,
        "begins_with": 1,
        "shares_word": 2,
    }
    calls = [node for _, said, _ in expressions_of(rule) for node in ast.walk(said.tree) if isinstance(node, ast.Call)]
    named = [(node.args, known.get(getattr(node.func, "id", ""))) for node in calls]
    found = [getattr(args[place], "value", None) for args, place in named if place is not None]
    return list(dict.fromkeys([*settings_of(rule), *(name for name in found if isinstance(name, str))]))


def dated_values(limit: Limit) -> list[tuple[str, DatedValue]]:
    """Every value of a limit with its variant (blank where there is none), in order of time."""
    by_variant = {"": limit.values, **limit.variants} if limit.values else limit.variants
    return [(variant, value) for variant, values in by_variant.items() for value in sorted(values, key=_first)]


def _first(value: DatedValue) -> int:
    return value.first


def value_words(limit: Limit, value: DatedValue, variant: str = "") -> str:
    """One dated value: "1 working day, from 17 March 2010 to 14 December 2023; Working Together 2010; confirmed"."""
    number = span_words(value.value, limit.unit)
    for_whom = f" for {variant.replace('_', ' ')}" if variant else ""
    return f"{number}{for_whom}{span(value)}; source: {value.source}; {_confirmed(confirmed=value.confirmed)}"


def span(value: DatedValue) -> str:
    """The days on which a value is in force: ", from 17 March 2010 to 14 December 2023"; blank: always."""
    first = f" from {day_words(value.first)}" if value.from_ else ""
    last = f" to {day_words(value.last)}" if value.to else ""
    return f",{first}{last}" if first or last else ""


def _confirmed(*, confirmed: bool) -> str:
    return "confirmed" if confirmed else "NOT CONFIRMED"


def checked_words(limit: Limit) -> str:
    """When a person last read the limit's source."""
    if limit.checked_on is None:
        return "The source was never checked."
    return f"The source was last read on {day_words(limit.checked_on.toordinal())}."


def setting_words(local: Local, name: str) -> str:
    """A setting with its value: "stepdown_gate: accepted; default; source: local procedure; NOT CONFIRMED"."""
    setting, value = local.settings[name], local.value(name)
    whose = "default" if value == setting.default else "own value"
    confirmed = _confirmed(confirmed=name in local.confirmed)
    return f"{name}: {plain_value(value)} ({whose}); {setting.meaning}; source: {setting.source}; {confirmed}"


def plain_value(value: object) -> str:
    """The value of a setting as a person writes it."""
    if value is None:
        return "blank"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{number} for {name.replace('_', ' ')}" for name, number in value.items()) or "none"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return value.isoformat() if isinstance(value, date) else str(value)
