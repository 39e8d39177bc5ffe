"""The parts of a rule: aliases beside the keys of a form, and forms that exclude each other."""

import pytest
from pydantic import ValidationError
from tests.making import rule_of

from practice_audit.rulebook.links import Exemption
from practice_audit.rulebook.parts import Basis, Lookup, Tied, Wanted


def test_every_key_that_is_no_part_of_the_form_is_an_alias() -> None:
    tied = Tied.model_validate({"visit": "visits", "where": "visit.seen"})
    assert tied.aliases == {"visit": "visits"}
    assert tied.where is not None


def test_a_condition_without_an_alias_speaks_of_the_subject() -> None:
    assert Wanted.model_validate({"where": "visit.seen"}).aliases == {}


@pytest.mark.parametrize("orders", [{}, {"earliest": "v.visited_on", "latest": "v.visited_on"}])
def test_a_lookup_is_of_the_earliest_or_of_the_latest(orders: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="say either 'earliest:' or 'latest:'"):
        Lookup.model_validate({"v": "visits", **orders})


@pytest.mark.parametrize("basis", [{}, {"limit": "a", "setting": "b"}])
def test_a_basis_is_a_limit_or_a_setting(basis: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="name a limit or a setting"):
        Basis.model_validate(basis)


@pytest.mark.parametrize("exemption", [{"meaning": "m"}, {"meaning": "m", "condition": "a", "care": "care_episodes"}])
def test_an_exemption_is_a_condition_or_a_record(exemption: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="give a 'condition', or a record"):
        Exemption.model_validate(exemption)


def test_one_expectation_needs_no_list() -> None:
    rule = rule_of("for_each: {visit: visits}\nexpect: {where: visit.seen}")
    assert [part.aliases for part in rule.expect] == [{}]
    assert (rule.alias, rule.family, rule.form, rule.deadline) == ("visit", "ZZ", "expect", None)


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("for_each: {visit: visits}", ["visits"]),
        ("for_each: {asked: [contacts, referrals]}", ["contacts", "referrals"]),
        ("for_each: {row: {ids_known: all}}", []),
    ],
)
def test_the_tables_of_a_subject(text: str, tables: list[str]) -> None:
    assert rule_of(f"{text}\nforbid: {{where: True == True}}").subject_tables == tables


def test_exemptions_are_shared_or_ones_own() -> None:
    rule = rule_of(
        "for_each: {visit: visits}\nexpect: {where: visit.seen}\nunless: [died, {not at home: not visit.seen}]"
    )
    assert rule.shared_exemptions == ["died"]
    assert list(rule.own_exemptions) == ["not at home"]
