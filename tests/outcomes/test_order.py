"""The order of docs/rule-language.md, section 2: each step goes before those after it."""

from typing import Any

import pytest
from tests.making import UNREAD, day
from tests.outcomes.plans_and_visits import DUE, LAPSES, LATE, MET, UNLESS, judged, visit


def test_found_on_the_deadline_is_met() -> None:
    found = judged(visits=(MET, LATE))
    assert (found["outcome"], found["due_on"], found["found_on"]) == ("met", DUE, DUE)


def test_met_goes_before_a_lapse_and_before_a_doubtful_record() -> None:
    assert judged(LAPSES, {"end_on": day(5, 6)}, (MET, visit(UNREAD, number=3)))["outcome"] == "met"


def test_a_lapse_goes_before_doubt_and_before_late() -> None:
    found = judged(LAPSES, {"end_on": day(5, 6)}, (LATE, visit(UNREAD, number=3)))
    assert (found["outcome"], found["exemption"]) == ("not_applicable", "ended first")


@pytest.mark.parametrize(
    ("more", "plan", "doubtful"),
    [
        ("", {}, visit(UNREAD, number=3)),
        ("", {}, visit(day(5, 5), seen=UNREAD, number=3)),
        (LAPSES, {"end_on": UNREAD}, visit(day(5, 20), seen=False, number=3)),
        (UNLESS, {"end_reason": UNREAD}, visit(day(5, 20), seen=False, number=3)),
    ],
    ids=["its day", "whether it counts", "a lapse", "an exemption"],
)
def test_what_would_be_met_or_not_applicable_if_a_doubt_is_good_cannot_be_told(
    more: str, plan: dict[str, Any], doubtful: dict[str, Any]
) -> None:
    assert judged(more, plan, (LATE, doubtful))["outcome"] == "cannot_tell"


def test_a_record_of_the_rules_own_doubt_takes_the_place_of_late() -> None:
    more = "cannot_tell: {a note is not linked: {note: case_notes, where: note.child_id == plan.child_id}}\n"
    notes = [{"note_id": "N1", "child_id": "K1"}]
    assert judged(more, visits=(LATE,), rows={"case_notes": notes})["outcome"] == "cannot_tell"
    assert judged(more, visits=(MET,), rows={"case_notes": notes})["outcome"] == "met"


def test_late_goes_before_due_by_a_later_day() -> None:
    assert judged("", None, (LATE,), as_at=day(5, 12))["outcome"] == "late"


def test_what_would_be_late_if_a_doubtful_record_counts_cannot_be_told() -> None:
    assert judged(visits=(visit(day(5, 20), seen=UNREAD),))["outcome"] == "cannot_tell"
