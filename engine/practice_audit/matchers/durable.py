"""The durable-rules engine behind one driver: the only module that touches it.

Exact for positive joins, and used only in the way that the research note proves safe.

Source: research/durable-rules.md, section 2 (the recipe) and section 7 (the guards).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

try:
    import durable_rules_engine as engine
except ImportError:  # not built for this Python or system: the relational matcher does the work, and the run says so
    engine = None

MOST_IN_ONE_LIST = 65_535
MOST_PATTERNS, MOST_TIES, MOST_KINDS = 16, 25, 400
"""Beyond these it loses facts (patterns of a rule, comparisons of a pattern) or never ends (kinds of a ruleset)."""
FORBIDDEN = {"any", "count", "$or", "$not"}
MISREAD = {"id", "sid"}
"""Fields that the engine compares with memory it no longer owns."""


class EngineLoss(RuntimeError):
    """The engine did not take every fact: the case has no verdict."""


def is_installed() -> bool:
    """Whether the engine can be used here."""
    return engine is not None


class Driver:
    """One ruleset in one process; one case at a time."""

    def __init__(self, name: str, rules: dict[str, Any]) -> None:
        """Hand the rules to the engine, after refusing what it is known to get wrong."""
        for rule in rules.values():
            _refuse(rule)
        patterns = [pattern for rule in rules.values() for pattern in rule["all"]]
        if len({tests["$and"][0]["kind"] for pattern in patterns for tests in pattern.values()}) > MOST_KINDS:
            raise ValueError(f"the engine takes at most {MOST_KINDS} kinds of fact")
        ruleset = {key: dict(rule, cap=MOST_IN_ONE_LIST) for key, rule in rules.items()}
        ruleset["$case0"] = {"all": [{"z": {"kind": "_case"}}], "cap": 1}
        ruleset["$end"] = {"all": [{"z": {"kind": "_end"}}], "cap": 1}
        self._handle = engine.create_ruleset(name, json.dumps(ruleset))

    def match(self, facts: list[dict[str, Any]]) -> list[tuple[str, dict[str, dict[str, Any]]]]:
        """Every match of one case: the rule's name and, by alias, the facts.

        Raises:
            EngineLoss: a fact was refused, or the marks at the start and the end did not both fire.
        """
        found: list[tuple[str, dict[str, dict[str, Any]]]] = []
        _, offset = engine.assert_fact(self._handle, '{"id":"0","kind":"_case","one":1}')
        try:
            self._drain(offset, found)
            body = [dict(fact, id=str(number), one=1) for number, fact in enumerate(facts, 1)] + [
                {"id": "-1", "kind": "_end", "one": 1}
            ]
            code, _ = engine.assert_facts(self._handle, json.dumps(body, allow_nan=False))
            if code == 2:  # noqa: PLR2004  the engine's word for a repeated id
                raise EngineLoss("a fact was taken for a repeated one")
            self._drain(offset, found)
            if sorted(name for name, _ in found if name.startswith("$")) != ["$case0", "$end"]:
                raise EngineLoss("facts were lost")
        finally:
            engine.delete_state(self._handle, None)
        return [(name, frames) for name, frames in found if not name.startswith("$")]

    def _drain(self, offset: int, found: list[tuple[str, dict[str, dict[str, Any]]]]) -> None:
        got = engine.start_action_for_state(self._handle, offset)
        messages = got[1] if got else None
        while messages:
            for name, frames in json.loads(messages).items():
                found.extend((name, frame) for frame in frames)
            messages = engine.complete_and_start_action(self._handle, offset)


def _refuse(rule: dict[str, Any]) -> None:
    patterns = rule.get("all", [])
    aliases = [alias for pattern in patterns for alias in pattern]
    if not patterns or set(rule) != {"all"} or len(patterns) > MOST_PATTERNS or len(set(aliases)) != len(aliases):
        raise ValueError("the engine takes positive joins of at most 16 patterns with names of their own")
    for number, pattern in enumerate(patterns):
        tests = next(iter(pattern.values()))["$and"]
        if "kind" not in tests[0] or FORBIDDEN & {key for test in tests for key in test}:
            raise ValueError("the kind comes first in a pattern, and it holds plain comparisons only")
        if MISREAD & set(_fields(tests)) or len(tests) > MOST_TIES:
            raise ValueError("the engine cannot be asked about id or sid, nor more than 25 things of one fact")
        if number and tests[-1] != {"one": {aliases[0]: "one"}}:
            raise ValueError("a joined pattern ends with the test that always holds")


def _fields(tests: list[dict[str, Any]]) -> Iterator[str]:
    """The fields that some tests read, of the fact itself and of those before it."""
    for test in tests:
        for key, value in test.items():
            if key.startswith("$"):
                yield from _fields([value])
            else:
                yield key
                yield from (value.values() if isinstance(value, dict) else ())


def self_test(driver: Driver, rules: dict[str, Any]) -> list[str]:
    """The engine rules that do not fire on a case made to fit them: at load, before any record is read."""
    silent = []
    for name, rule in rules.items():
        fired = {found for found, _ in driver.match(_fitting_facts(rule))}
        if name not in fired:
            silent.append(name)
    return silent


def _fitting_facts(rule: dict[str, Any]) -> list[dict[str, Any]]:
    facts: dict[str, dict[str, Any]] = {}
    for pattern in rule["all"]:
        for alias, tests in pattern.items():
            facts[alias] = fact = {"kind": tests["$and"][0]["kind"], "row": 0}
            for test in tests["$and"][1:]:
                _fit(test, fact, facts)
    return list(facts.values())


def _fit(test: dict[str, Any], fact: dict[str, Any], facts: dict[str, dict[str, Any]]) -> None:
    ((key, value),) = test.items()
    if key == "n":
        fact["n"] = value
    elif key == "$neq":
        ((own, reference),) = value.items()
        ((alias, field),) = reference.items()
        fact.setdefault(own, "one")
        facts[alias].setdefault(field, "another")
    elif key.startswith("$"):
        ((own, reference),) = value.items()
        ((alias, field),) = reference.items()
        _put_in_order(key, fact, own, facts[alias], field)
    elif key != "one":
        ((alias, field),) = value.items()
        fact.setdefault(key, facts[alias].setdefault(field, "same"))


def _put_in_order(sign: str, fact: dict[str, Any], own: str, other: dict[str, Any], field: str) -> None:
    """A day on the early side is 0, on the late 10: each name is always on one side, so all orders hold at once."""
    early = sign in {"$lt", "$lte"}
    fact.setdefault(own, 0 if early else 10)
    other.setdefault(field, 10 if early else 0)
