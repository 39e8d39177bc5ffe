"""Flags, JSON, codes, titles and roles of the dataset."""

import pytest

from practice_audit.sources.ssd_words import (
    NOT_JSON,
    close_code,
    flags_in_words,
    flags_of,
    keys_in,
    role_of_involvement,
    role_of_title,
    truth,
)
from practice_audit.sources.tables import Damaged


@pytest.mark.parametrize(
    ("cell", "read"), [("Y", True), ("n", False), (True, True), (0, False), (None, None), ("1", True)]
)
def test_a_flag(cell: str | None, read: object) -> None:
    assert truth(cell, "x") is read


def test_another_letter_is_damaged_and_not_repeated() -> None:
    read = truth("Kestrel", "cine_referral_nfa")
    assert isinstance(read, Damaged)
    assert "Kestrel" not in read.reason


@pytest.mark.parametrize(
    ("cell", "flags"),
    [
        ('{"NFA_FLAG": "Y", "MONITOR_FLAG": "N", "OUTCOME_COMMENTS": "Y", "TOTAL_NO_OF_OUTCOMES": "1"}', {"NFA_FLAG"}),
        ('{"nfa_flag": true}', {"NFA_FLAG"}),
        (None, set()),
        ("null", set()),
        ('["1A"]', set()),
    ],
)
def test_the_flags_of_an_outcome(cell: str | None, flags: set[str]) -> None:
    assert flags_of([cell]) == [frozenset(flags)]


@pytest.mark.parametrize("cell", ["{", "Kestrel", "3", 7, "[" * 100_000])
def test_what_is_no_json_is_damaged(cell: str) -> None:
    assert flags_of([cell]) == [NOT_JSON]


def test_flags_in_words_and_keys() -> None:
    assert flags_in_words(frozenset({"PROV_OF_SERVICES_FLAG", "NFA_FLAG"})) == "nfa; prov of services"
    assert flags_in_words(frozenset()) is None
    assert keys_in(['{"NFA_FLAG": "N", "a note about someone": "Y"}', None]) == {"NFA_FLAG"}


@pytest.mark.parametrize(
    ("reason", "code"), [("RC9", "RC9"), ("rc1 - Adopted", "RC1"), ("Moved", "Moved"), (None, None), ("RC10", "RC10")]
)
def test_the_code_of_a_closure(reason: str | None, code: str | None) -> None:
    assert close_code(reason) == code


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Social Worker (ASYE)", "newly_qualified"),
        ("Senior Social Worker", "social_worker"),
        ("Student Social Worker", "other"),
        ("Deputy Team Manager", "team_manager"),
        ("Family Support Worker", "family_support_worker"),
        ("Independent Reviewing Officer", "conference_chair"),
        ("Gardener", "other"),
        (None, None),
    ],
)
def test_the_role_of_a_title(title: str | None, role: str | None) -> None:
    assert role_of_title(title) == role


@pytest.mark.parametrize(
    ("role", "read"),
    [
        ("ALLOCATED_CASE_WORKER", "case_holder"),
        ("CW", "case_holder"),
        ("Co-worker", "co_worker"),
        ("Family Support Worker", "support_worker"),
        ("16PLUS", "16PLUS"),
        (None, None),
    ],
)
def test_the_role_of_an_involvement(role: str | None, read: str | None) -> None:
    assert role_of_involvement(role) == read
