"""Codes in place of ids: stable, apart, and in sentences no id left and no date taken for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.reports.pseudonyms import Codes

KEY = b"a key that is long enough"
CODES = Codes(KEY, {"K1", "north", "77", "1234567"}, {"FD-02", "VI-01"})
CODE = r"P[0-9A-HJKMNP-TV-Z]{12}"
IDS = st.from_regex(r"[A-Z]{1,3}[0-9]{2,7}[a-z]?", fullmatch=True)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), unique=True))
def test_an_id_has_one_code_of_its_own_and_another_key_another(names: list[str]) -> None:
    names = [name for name in names if name not in {"two", "none", "not known"}]
    codes = [CODES.code(name) for name in names]
    assert len(set(codes)) == len(names)
    assert all(re.fullmatch(CODE, code) for code in codes)
    assert codes == [Codes(KEY).code(name) for name in names]
    assert not {Codes(b"some other key, as long").code(name) for name in names} & set(codes)


def test_what_is_no_id_stays() -> None:
    assert [CODES.code(word) for word in ("", "two", "none")] == ["", "two", "none"]


def test_the_parts_of_a_subject_are_coded_each_and_days_and_tables_stay() -> None:
    k1, pl1 = CODES.code("K1"), CODES.code("PL/1")
    assert CODES.subject("K1/2012-11-01") == f"{k1}/2012-11-01"
    assert CODES.subject("PL%2F1/start") == f"{pl1}/start"
    assert CODES.subject("K1/plans:PL%2F1:end") == f"{k1}/plans:{pl1}:end"
    assert CODES.key("VI-01/children/K1+K1") == f"VI-01/children/{k1}+{k1}"
    assert CODES.evidence("children:K1 plans:PL%2F1") == f"children:{k1} plans:{pl1}"


@given(st.lists(IDS, min_size=1, max_size=3))
def test_no_id_is_left_in_a_sentence(names: list[str]) -> None:
    said = CODES.text(
        f"The worker was {', '.join(names)}; plans:{names[0]} is held back by FD-02/children/{names[-1]}."
    )
    assert not [name for name in names if re.search(rf"\b{name}\b", said)]
    assert CODES.code(names[0]) in said


@pytest.mark.parametrize(
    "text",
    [
        "The referral of 5 December 2012 was decided on 2012-12-07, 1 working day after 6 December (1 working day).",
        "Before the child's 18th birthday; visits 3, of them late 2; contacts: decision could not be read (FD-02).",
        "The further strategy discussion 12 working days later.",
    ],
)
def test_days_numbers_and_standards_are_not_taken_for_ids(text: str) -> None:
    assert CODES.text(text) == text


def test_a_bare_number_is_an_id_where_it_is_long_or_known_after_a_noun() -> None:
    said = CODES.text("Visit 77 of worker 1234567, in north, 77 days.")
    assert said == f"Visit {CODES.code('77')} of worker {CODES.code('1234567')}, in {CODES.code('north')}, 77 days."
