"""Codes: each closure reason's native word, and that an unknown code is passed on."""

import pytest

from practice_audit.sources.cin_codes import CLOSURE_REASONS, GENDERS, REFERRAL_SOURCES, truth, worded


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("RC1", "adopted"),
        ("RC2", "child_died"),
        ("RC5", "transferred_to_other_authority"),
        ("RC6", "other"),
        ("RC7", "other"),
        ("RC8", "other"),
        ("rc9", "step_down_to_early_help"),
        ("RC99", "RC99"),
        (None, None),
    ],
)
def test_a_reason_for_closure(code: str | None, reason: str | None) -> None:
    assert worded(code, CLOSURE_REASONS) == reason


def test_a_source_is_given_in_words() -> None:
    assert worded("2a", REFERRAL_SOURCES) == "school"


def test_no_gender_of_the_census_is_lost() -> None:
    assert set(GENDERS) == {*"MFU", *"0129"}


def test_a_flag_that_was_not_given_is_neither_true_nor_false() -> None:
    assert truth(None, "ReferralNFA") is None
