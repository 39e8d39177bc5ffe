"""A folder of rules: loaded whole, or refused with file, line and the nearest word."""

from pathlib import Path

import pytest
from tests.making import HEAD, shipped_book

from practice_audit.errors import RuleWrong
from practice_audit.rulebook.loader import load_rule, load_rulebook
from practice_audit.shipped import shipped

BODY = "for_each: {visit: visits}\nclock: visit.visited_on\nexpect: {where: visit.seen}\n"


def folder_with(folder: Path, **files: str) -> Path:
    """Write rule files."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_rules_load_in_one_piece() -> None:
    book = shipped_book()
    assert len(book.rules) == len(list(shipped("rules").rglob("*/*.yaml")))
    assert set(book.hashes) == set(book.files) == set(book.rules)


def test_a_folder_of_ones_own_stands_on_the_shipped_limits(tmp_path: Path) -> None:
    book = load_rulebook([folder_with(tmp_path, rule=HEAD + BODY)])
    assert list(book.rules) == ["ZZ-01"]
    assert "referral_decision_wd" in book.local.limits


def test_limits_of_the_folder_are_laid_over_the_shipped_ones(tmp_path: Path) -> None:
    limits = "own_limit: {meaning: m, unit: days, values: [{value: 3, source: s}]}\n"
    book = load_rulebook([folder_with(tmp_path, rule=HEAD + BODY, limits=limits)])
    assert book.local.limits["own_limit"].values[0].value == 3


def test_values_may_be_laid_over(tmp_path: Path) -> None:
    book = load_rulebook([folder_with(tmp_path, rule=HEAD + BODY)], extra_values={"complex_care": True})
    assert book.local.value("complex_care") is True


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + BODY + "exepct: {}\n", "'exepct' is not a part of a rule; did you mean 'expect'?"),
        (HEAD + BODY.replace("visit.seen", "visit.sean"), "'visit' has no column 'sean'; did you mean 'seen'?"),
        (HEAD + BODY.replace("visits}", "visit}"), "there is no table 'visit'; did you mean 'visits'?"),
        (HEAD + BODY.replace("visit.seen", "vist.seen"), "'vist' is not a record here; did you mean 'visit'?"),
        (HEAD + BODY + "unless: [dead]\n", "there is no exemption 'dead'"),
        (HEAD + BODY + "needs: [vsits]\n", "there is no table 'vsits'"),
        (HEAD + BODY + "needs: [visits.sen]\n", "visits has no column 'sen'; did you mean 'seen'?"),
        (HEAD + BODY.replace("visit.seen", 'clock < limit("x_wd")'), "there is no limit 'x_wd'"),
        (HEAD + BODY.replace("visit.seen", 'setting("complex_car")'), "did you mean 'complex_care'?"),
        (HEAD + BODY.replace("visit.seen", "a + b"), "is not part of the rule language"),
        (HEAD.replace("version: 1", "version: 0") + BODY, "'version'"),
        (HEAD.replace("remedy: None.", "") + BODY, "'remedy' is missing"),
        (HEAD + "for_each: {visit: visits}\n", "one of expect, every, forbid or read"),
        (HEAD + "for_each: {visit: visits}\nexpect: {where: visit.seen, by: as_at}\n", "needs a 'clock'"),
        (HEAD.replace("{missing:", "{missing: '{visit.sen}', other:") + BODY, "'visit' has no column 'sen'"),
        (
            HEAD.replace("{missing:", "{missing: '{dew}', other:") + BODY,
            "'{dew}' is no field of a sentence; did you mean 'due'?",
        ),
        (HEAD + BODY + "wording: {elsewhere: visit.seen}\n", "'wording' names 'elsewhere'"),
        (HEAD + BODY.replace("visit.seen", "visit.worker.rle == 'x'"), "'worker' has no column 'rle'"),
        (HEAD + BODY.replace("visit.seen", "visit.wrker.role == 'x'"), "'visit' leads to no record 'wrker'"),
        (HEAD.replace("[a test]", "[{limit: no_such}]") + BODY, "there is no limit 'no_such'"),
        (
            HEAD + BODY + "hide: {number: clock, under: small_grup}\n",
            "there is no limit 'small_grup'; did you mean 'small_",
        ),
        (
            HEAD + "for_each: {plan: plans}\nexpect: {visit: visits, where: visit.child_id == plan.child_id, "
            'on: "latest(visit.visited_on, clock)"}\n',
            "reads the record only, not 'clock'",
        ),
        (
            HEAD.replace("check: definite", "check: aggregate") + BODY,
            "an aggregate says with 'read' which groups",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_the_nearest_word(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        load_rulebook([folder_with(tmp_path, rule=text)])
    assert says in str(wrong.value)
    assert "rule.yaml" in str(wrong.value)


def test_one_id_in_two_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleWrong, match="is in two files"):
        load_rulebook([folder_with(tmp_path, one=HEAD + BODY, two=HEAD + BODY)])


def test_a_folder_without_a_rule_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleWrong, match="there is no rule in this folder"):
        load_rulebook([tmp_path])


def test_a_rule_that_is_no_mapping_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleWrong):
        load_rule(folder_with(tmp_path, rule="- a\n") / "rule.yaml")
