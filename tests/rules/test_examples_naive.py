"""Every example of every rule through the naive evaluator: its outcome must be what the plain reading gives."""

from typing import Any

import pytest
from tests.naive.base import with_base
from tests.naive.known import BOOK, LEFT_OUT, WHOLE
from tests.naive.oracle import NOBODY, Oracle, TooMany, held_for, justified


def disagreement(rule_id: str, example: dict[str, Any]) -> str | None:
    """What the naive evaluator says of an example in the place of what the example says; None where they agree."""
    records = with_base(example.get("records") or {})
    taken = (records, example["as_at"], example.get("settings") or {}, set(example.get("absent") or ()))
    try:
        oracle = Oracle(rule_id, BOOK, *taken, held_for(BOOK, rule_id, *taken))
    except TooMany:
        return None
    keys = [tuple(example["subject"].split("/", 1))] if example.get("subject") else list(oracle.outcomes)
    if example["outcome"] == "none":
        found = {
            key: oracle.outcomes[key] for key in keys if key in oracle.outcomes and NOBODY not in oracle.outcomes[key]
        }
        return f"none expected, {found} found" if found else None
    sure = [key for key in keys if NOBODY not in oracle.outcomes.get(key, set())] or keys[:1]
    if len(sure) != 1:
        return f"{example['outcome']} expected, of {len(keys)} subjects: {dict(oracle.outcomes)}"
    key = (sure[0][0], sure[0][1])
    outcomes = oracle.outcomes.get(key, set())
    if not justified(example["outcome"], outcomes, in_doubt=oracle.in_doubt):
        return f"{example['outcome']} expected, {outcomes or 'no such subject'} found"
    verdicts = [verdict for verdict in oracle.verdicts(key) if verdict.outcome == example["outcome"]]
    for name in ("due", "found", "over"):
        worked_out = {getattr(verdict, name) for verdict in verdicts}
        asked = verdicts and example["outcome"] != "cannot_tell" and example.get(name) is not None
        if asked and example[name] not in worked_out:
            return f"{name}: {example[name]} expected, {worked_out} found"
    return None


def leans_on_others(rule_id: str, example: dict[str, Any]) -> bool:
    """Whether an example speaks of a rule that is left out and may hold its rows back."""
    words = " ".join(str(example.get(part, "")) for part in ("name", "says", "why"))
    return any(left_out in words for left_out in LEFT_OUT if left_out != rule_id)


@pytest.mark.parametrize("rule_id", sorted(WHOLE.rules))
def test_every_example_is_what_the_plain_reading_gives(rule_id: str) -> None:
    if rule_id in LEFT_OUT:
        pytest.skip(f"{rule_id} uses a word that the naive evaluator does not work out: {LEFT_OUT[rule_id]}")
    examples = [each for each in BOOK.rules[rule_id].get("examples") or () if not leans_on_others(rule_id, each)]
    said = {example["name"]: disagreement(rule_id, example) for example in examples}
    assert {name: what for name, what in said.items() if what} == {}, f"{rule_id}: {BOOK.files[rule_id].name}"
