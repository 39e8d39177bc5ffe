"""What the words of a plan action are like."""

import pytest
from tests.making import UNREAD, facts_of

from practice_audit.facts.native_table import NativeTable


def action(**written: str | None) -> NativeTable:
    """Give the table with one action of the child K1."""
    return facts_of({"plan_actions": [{"plan_action_id": "A1", "child_id": "K1", **written}]}).native("plan_actions")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Monitor the home", "monitor the home"),
        ("Mother to engage with services.", "engage with services"),
        ("Home conditions to be monitored", "to be monitored"),
        ("See the dentist; support school", "support school"),
        ("Monitored by the school nurse", None),
        ("Review the plan in 6 weeks", None),
        ("Work with mother on her own each Tuesday afternoon", None),
        ("The doctor will review him", None),
        (None, None),
    ],
)
def test_a_short_clause_with_a_vague_opening(text: str | None, clause: str | None) -> None:
    assert action(action=text).text("vague_clause").value.tolist() == [clause]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("K1 sleeps at home", True),
        ("The children are safe", True),
        ("He is in school", True),
        ("Better health at home", False),
        ("K11 is safe", False),
        (None, False),
    ],
)
def test_the_objective_speaks_of_the_child(text: str | None, *, names: bool) -> None:
    value = action(objective=text).day("objective_names_child")
    assert (value.lo[0], value.hi[0]) == (names, names)


def test_an_objective_that_could_not_be_read_may_speak_of_the_child() -> None:
    value = action(objective=UNREAD).day("objective_names_child")
    assert (value.lo[0], value.hi[0]) == (0, 1)


def test_an_owner_without_case_and_punctuation() -> None:
    assert action(owner=" Core  Group.").text("owner_words").value.tolist() == ["core group"]
    assert not action(owner="TBC").text("owner_words").may[0]


def test_texts_are_compared_by_letters_and_digits() -> None:
    table = action(objective="See the dentist.", measure="see the DENTIST", action="n/a")
    assert table.text("objective_plain").value[0] == table.text("measure_plain").value[0] == "seethedentist"
    assert not table.text("action_plain").may[0]
