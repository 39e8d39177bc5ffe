"""An authority's own settings, laid over the shipped ones."""

from datetime import date
from pathlib import Path

import pytest
from tests.making import shipped_book

from practice_audit.errors import RuleWrong
from practice_audit.rulebook.limits import Local
from practice_audit.rulebook.local import lay_over


def laid(folder: Path, text: str) -> Local:
    """Lay a settings file over the shipped values."""
    path = folder / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    return lay_over(shipped_book().local, path, {})


def test_a_value_of_the_file_counts_as_confirmed(tmp_path: Path) -> None:
    local = laid(tmp_path, "referral_decision_wd: 2\nstepdown_gate: requested\nlocal_rules_from: 2012-04-01\n")
    assert {value.value for value in local.limits["referral_decision_wd"].values} == {2}
    assert local.value("stepdown_gate") == "requested"
    assert local.value("local_rules_from") == date(2012, 4, 1)
    assert {"referral_decision_wd", "stepdown_gate", "local_rules_from"} <= local.confirmed
    assert "stepdown_gate" not in shipped_book().local.confirmed


def test_values_may_be_grouped(tmp_path: Path) -> None:
    local = laid(tmp_path, "limits: {referral_decision_wd: 2}\nsettings: {complex_care: yes}\n")
    assert local.value("complex_care") is True
    assert "referral_decision_wd" in local.confirmed


def test_what_is_given_last_goes_first() -> None:
    local = lay_over(shipped_book().local, None, {"stepdown_gate": "started", "local_rules_from": "2012-04-01"})
    assert (local.value("stepdown_gate"), local.value("local_rules_from")) == ("started", date(2012, 4, 1))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("stepdown_gat: requested\n", "there is no setting 'stepdown_gat'; did you mean 'stepdown_gate'?"),
        (
            "\nstepdown_gate: perhaps\n",
            "settings.yaml:2:16: 'stepdown_gate' must be one of requested, accepted, started",
        ),
        ("complex_care: maybe\n", "'complex_care' must be yes or no"),
        ("local_rules_from: soon\n", "this is no date"),
        ("referral_decision_wd: soon\n", "'referral_decision_wd' must be a whole number"),
        ("- a\n", "this is no list of settings"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RuleWrong) as wrong:
        laid(tmp_path, text)
    assert says in str(wrong.value)
