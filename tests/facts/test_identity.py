"""What each subject is called: its record, its key, its child."""

from tests.facts.test_population import PLANS, population
from tests.making import facts_of, rule_of

from practice_audit.facts.population import subjects_of


def test_the_key_is_the_record_or_what_the_rule_says() -> None:
    found = population("key: children\nkeep: {latest: plan.start_on}")
    assert (found.key_table.tolist(), found.key_id.tolist()) == (["children"] * 3, ["K1", "K2", "K3"])
    assert population("").key_table.tolist() == ["plans"] * 4


def test_the_origin_is_the_row_in_its_own_table() -> None:
    found = population("where: plan.plan_id == 'PL3'")
    assert (found.origin.table.tolist(), found.origin.position.tolist()) == (["plans"], [2])


def test_a_subject_without_a_child_has_none() -> None:
    assert population("", [{**PLANS[0], "child_id": None}]).child_id.tolist() == [None]
    teams = rule_of("for_each: {team: teams}\nexpect: {where: filled(team.manager_id)}")
    assert subjects_of(facts_of({"teams": [{"team_id": "T1"}]}), teams, {}).child_id.tolist() == [None]


def test_every_subject_knows_its_child_by_name() -> None:
    found = population("where: plan.plan_id == 'PL1'")
    assert "child" in found.scope.aliases
