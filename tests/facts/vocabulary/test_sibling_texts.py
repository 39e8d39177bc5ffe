"""Texts of one child that stand with a brother or sister too."""

import pytest
from tests.making import UNREAD, Rows, day, facts_of

from practice_audit.facts.tables import FactTable

FAMILY = [{"child_id": "K1", "family_id": "F1"}, {"child_id": "K2", "family_id": "F1"}]
SAID = "Likes school and wants the arguing at home to stop"


def copies(*said: str, family: str = "F1") -> FactTable:
    """The table of two children with a visit for each text: the first child's, then the second's."""
    rows: Rows = {
        "children": [FAMILY[0], {**FAMILY[1], "family_id": family}],
        "visits": [
            {"visit_id": f"V{n}", "child_id": child, "visited_on": day(11, n), "child_views": text}
            for n, (child, text) in enumerate(zip(("K1", "K2", "K2"), said, strict=False), start=1)
        ],
    }
    return facts_of(rows).table("sibling_texts")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("likes SCHOOL, and wants the arguing at home to stop!", [1.0]),
        ("Likes school and wants that arguing at home to stop", [0.0]),
        ("Played with bricks; went quiet when asked about Dad", []),
        ("n/a", []),
    ],
    ids=["letters and digits", "nearly", "her own", "blank"],
)
def test_two_texts_are_the_same_or_nearly(other: str, same: list[float]) -> None:
    assert copies(SAID, other).day("same").lo.tolist() == same


def test_short_texts_and_other_families_are_not_compared() -> None:
    assert copies("Is happy at school", "Is happy at school").size == 0
    assert copies(SAID, SAID, family="F2").size == 0


def test_each_text_of_the_first_child_counts_once_with_the_latest_like_it() -> None:
    table = copies(SAID, SAID, SAID)
    assert (table.text("first_id").value.tolist(), table.text("second_id").value.tolist()) == (["V1"], ["V3"])
    assert table.day("on").lo.tolist() == [day(11, 1).toordinal()]
    assert [(name, there.tolist()) for name, _, there in table.also_from] == [("visits", [2])]


def test_a_text_that_cannot_be_read_may_be_the_same() -> None:
    same = copies(SAID, UNREAD).day("same")
    assert (same.sure.tolist(), same.may.tolist()) == ([False], [True])


@pytest.mark.parametrize(("completed", "found"), [(day(11, 16), 1), (None, 0)], ids=["finished", "not finished"])
def test_assessments_count_when_they_are_finished(completed: object, found: int) -> None:
    rows: Rows = {
        "children": FAMILY,
        "assessments": [
            {
                "assessment_id": f"S{n}",
                "child_id": child,
                "kind": "core",
                "started_on": day(10, 8),
                "completed_on": completed,
                "analysis": SAID,
            }
            for n, child in enumerate(("K1", "K2"))
        ],
    }
    assert facts_of(rows).table("sibling_texts").text("field").value.tolist() == ["assessments.analysis"] * found
