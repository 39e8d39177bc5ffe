"""One subject for each child or other value: which is kept, and when it is in doubt."""

import pytest
from tests.facts.test_population import PLANS, population, sure
from tests.making import UNREAD, day


@pytest.mark.parametrize(("keep", "kept"), [("latest", {"PL2", "PL3", "PL4"}), ("earliest", {"PL1", "PL3", "PL4"})])
def test_one_subject_is_kept_for_each_child(keep: str, kept: set[str]) -> None:
    assert sure(population(f"keep: {{{keep}: plan.start_on}}")) == dict.fromkeys(kept, True)


def test_of_two_on_a_day_the_first_id_is_the_earliest_and_the_last_the_latest() -> None:
    twice = [PLANS[0], {**PLANS[0], "plan_id": "PL0"}]
    assert set(sure(population("keep: {earliest: plan.start_on}", twice))) == {"PL0"}
    assert set(sure(population("keep: {latest: plan.start_on}", twice))) == {"PL1"}


def test_one_that_may_come_after_puts_the_kept_one_in_doubt() -> None:
    later = {**PLANS[0], "plan_id": "PL9", "start_on": day(8, 1), "kind": UNREAD}
    text = "where: 'plan.kind == \"child_protection\"'\nkeep: {latest: plan.start_on}"
    assert sure(population(text, [*PLANS[:2], later])) == {"PL2": False}
    before = {**later, "start_on": day(4, 1)}
    assert sure(population(text, [*PLANS[:2], before])) == {"PL2": True}
