"""Whether a plan action answers an assessed risk."""

import pytest
from tests.making import UNREAD, Rows, day, facts_of

from practice_audit.facts.native_table import NativeTable


def actions(objective: str, category: str | None, assessments: Rows | None = None) -> NativeTable:
    """Give the table with one action, set on 7 November."""
    rows: Rows = {
        "plans": [{"plan_id": "L1", "child_id": "K1", "start_on": day(11, 1), "category": category}],
        "plan_actions": [
            {
                "plan_action_id": "A1",
                "plan_id": "L1",
                "child_id": "K1",
                "objective": objective,
                "set_on": day(11, 7),
            }
        ],
        **(assessments or {}),
    }
    return facts_of(rows).native("plan_actions")


def assessed(on: object, text: str = "Debts and arrears") -> Rows:
    """Give an assessment completed on a day."""
    return {"assessments": [{"assessment_id": "S1", "child_id": "K1", "completed_on": on, "risk_factors": text}]}


@pytest.mark.parametrize(
    ("objective", "category", "word"),
    [
        ("Bruising stops", "Physical abuse", "bruising"),
        ("Abusive words stop", "Physical abuse", None),
        ("No more hitting", "PHYSICAL", "hitting"),
        ("Neglected teeth are seen to", "Neglect", "neglected"),
        ("The budget is balanced", "Physical abuse", None),
    ],
)
def test_a_word_of_the_category_or_of_its_list(objective: str, category: str, word: str | None) -> None:
    assert actions(objective, category).text("risk_shared").value.tolist() == [word]


@pytest.mark.parametrize(("of", "word"), [(7, "arrears"), (8, None)])
def test_what_was_assessed_by_the_day_on_which_it_was_set(of: int, word: str | None) -> None:
    table = actions("Arrears are paid", "Physical abuse", assessed(day(11, of)))
    assert table.text("risk_shared").value.tolist() == [word]


def test_words_of_grammar_are_not_shared() -> None:
    table = actions("They have some other home", None, assessed(day(11, 1), "They have some other child"))
    assert table.text("risk_shared").value.tolist() == [None]


def test_there_may_be_nothing_to_compare_with() -> None:
    assert actions("Arrears are paid", None).day("risk_recorded").hi[0] == 0
    assert actions("Arrears are paid", None, assessed(day(11, 1))).day("risk_recorded").lo[0] == 1


def test_an_assessment_with_a_day_that_could_not_be_read_is_a_doubt() -> None:
    table = actions("Arrears are paid", None, assessed(UNREAD))
    assert not table.text("risk_shared").known[0]
    assert (table.day("risk_recorded").lo[0], table.day("risk_recorded").hi[0]) == (0, 1)


def test_without_any_action_there_is_nothing_to_share() -> None:
    assert facts_of({}).native("plan_actions").text("risk_shared").value.tolist() == []
