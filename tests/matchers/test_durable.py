"""The driver of the engine: what it refuses, what it notices, and that every rule fires on facts made to fit it."""

from typing import Any

import pytest

from practice_audit.matchers import durable
from practice_audit.matchers.durable import Driver, EngineLoss, self_test

pytestmark = pytest.mark.skipif(not durable.is_installed(), reason="durable-rules is not installed")

TAIL = {"one": {"m0": "one"}}
FIRST = {"m0": {"$and": [{"kind": "a"}, {"n": 0}]}}


def second(*ties: dict[str, Any], alias: str = "m1", tail: dict[str, Any] = TAIL) -> dict[str, Any]:
    """Give a pattern joined to the first."""
    return {alias: {"$and": [{"kind": "b"}, {"n": 1}, *ties, tail]}}


SAME = {"t_k": {"m0": "t_k"}}
GOOD = {"all": [FIRST, second(SAME)]}


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({}, "positive joins"),
        ({"any": [FIRST]}, "positive joins"),
        ({"all": []}, "positive joins"),
        ({**GOOD, "count": 2}, "positive joins"),
        ({"all": [FIRST, second(SAME, alias="m0")]}, "names of their own"),
        ({"all": [FIRST, *(second(SAME, alias=f"m{n}") for n in range(1, 17))]}, "at most 16 patterns"),
        ({"all": [{"m0": {"$and": [{"n": 0}, {"kind": "a"}]}}]}, "the kind comes first"),
        ({"all": [FIRST, second({"$or": [SAME]})]}, "plain comparisons only"),
        ({"all": [FIRST, second({"$not": [SAME]})]}, "plain comparisons only"),
        ({"all": [FIRST, second(tail=SAME)]}, "ends with the test that always holds"),
        ({"all": [FIRST, second({"id": {"m0": "id"}})]}, "id or sid"),
        ({"all": [FIRST, second({"t_k": {"m0": "sid"}})]}, "id or sid"),
        ({"all": [FIRST, second({"$gt": {"b_d": {"m0": "sid"}}})]}, "id or sid"),
        ({"all": [FIRST, second(*([SAME] * 25))]}, "more than 25 things"),
    ],
    ids=[
        "nothing",
        "any",
        "no pattern",
        "count",
        "an alias twice",
        "17 patterns",
        "kind later",
        "or",
        "not",
        "no tail",
        "id",
        "sid",
        "sid in an order",
        "26 tests",
    ],
)
def test_what_the_engine_is_known_to_get_wrong_is_refused(rule: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Driver("refused", {"r": rule})


def test_more_kinds_than_the_engine_ends_with_are_refused() -> None:
    rules = {f"r{n}": {"all": [{"m0": {"$and": [{"kind": f"k{n}"}, {"n": 0}]}}]} for n in range(401)}
    with pytest.raises(ValueError, match="at most 400 kinds"):
        Driver("too many", rules)


def fact(kind: str, n: int, row: int, **fields: float | str) -> dict[str, Any]:
    """Give a fact."""
    return {"kind": kind, "n": n, "row": row, **fields}


def test_a_match_gives_the_facts_by_alias() -> None:
    driver = Driver("one match", {"r": GOOD})
    ((name, frames),) = driver.match([fact("a", 0, 5, t_k="K"), fact("b", 1, 6, t_k="K"), fact("b", 1, 7, t_k="L")])
    assert name == "r"
    assert (frames["m0"]["row"], frames["m1"]["row"]) == (5, 6)


def test_one_case_knows_nothing_of_the_one_before() -> None:
    driver = Driver("two cases", {"r": GOOD})
    assert driver.match([fact("a", 0, 5, t_k="K")]) == []
    assert driver.match([fact("b", 1, 6, t_k="K")]) == []


def test_many_facts_of_one_case_are_all_matched() -> None:
    driver = Driver("many", {"r": GOOD})
    facts = [fact("a", 0, n, t_k=str(n % 7)) for n in range(60)] + [fact("b", 1, n, t_k=str(n % 7)) for n in range(60)]
    assert len(driver.match(facts)) == sum(one % 7 == other % 7 for one in range(60) for other in range(60))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_that_is_no_number_is_refused_and_the_driver_works_on(value: float) -> None:
    driver = Driver("no number", {"r": GOOD})
    with pytest.raises(ValueError, match="JSON compliant"):
        driver.match([fact("a", 0, 5, t_k=value)])
    assert len(driver.match([fact("a", 0, 5, t_k="K"), fact("b", 1, 6, t_k="K")])) == 1


class Deaf:
    """An engine that takes every fact and answers nothing, or takes one for a repeated one."""

    def __init__(self, code: int) -> None:
        """Say which code it gives back."""
        self.code = code
        self.deleted = 0

    def create_ruleset(self, *_: object) -> int:
        """Give a handle."""
        return 1

    def assert_fact(self, *_: object) -> tuple[int, int]:
        """Take a fact."""
        return 0, 0

    def assert_facts(self, *_: object) -> tuple[int, int]:
        """Take facts."""
        return self.code, 0

    def start_action_for_state(self, *_: object) -> None:
        """Have nothing to say."""

    def delete_state(self, *_: object) -> None:
        """Forget the case."""
        self.deleted += 1


@pytest.mark.parametrize(("code", "says"), [(0, "facts were lost"), (2, "repeated")])
def test_facts_that_went_missing_are_noticed_and_the_case_is_forgotten(
    monkeypatch: pytest.MonkeyPatch, code: int, says: str
) -> None:
    deaf = Deaf(code)
    monkeypatch.setattr(durable, "engine", deaf)
    with pytest.raises(EngineLoss, match=says):
        Driver("deaf", {"r": GOOD}).match([])
    assert deaf.deleted == 1


ORDERED = {
    "before": {"all": [FIRST, second(SAME, {"$gt": {"b_d": {"m0": "a_d"}}})]},
    "after": {"all": [FIRST, second(SAME, {"$lte": {"a_d": {"m0": "b_d"}}})]},
    "other": {"all": [FIRST, second(SAME, {"$neq": {"t_x": {"m0": "t_x"}}})]},
    "alone": {"all": [FIRST]},
}


def test_every_rule_fires_on_facts_made_to_fit_it() -> None:
    assert self_test(Driver("fitting", ORDERED), ORDERED) == []


def test_a_rule_that_does_not_fire_is_named() -> None:
    assert self_test(Driver("silent", {"alone": ORDERED["alone"]}), ORDERED) == ["before", "after", "other"]
