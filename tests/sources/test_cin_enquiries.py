"""Section 47 groups: the outcome of an enquiry, the discussion behind it, and each conference once."""

from collections import Counter

import pytest
from defusedxml.ElementTree import fromstring

from practice_audit.sources import Cell, Damaged
from practice_audit.sources.cin_columns import COLUMNS
from practice_audit.sources.cin_enquiries import conference_days, contradicts, enquiry_rows
from practice_audit.sources.cin_ids import Ids
from practice_audit.sources.cin_shape import Group, open_group

PLAN = "<ChildProtectionPlans><CPPstartDate>{}</CPPstartDate></ChildProtectionPlans>"
ENQUIRY = "<Section47><S47ActualStartDate>2025-05-07</S47ActualStartDate>{}</Section47>"
DAY = "<DateOfInitialCPC>2025-05-22</DateOfInitialCPC>"


def child(*episodes: str) -> Group:
    inside = "".join(f"<CINdetails>{episode}</CINdetails>" for episode in episodes)
    return open_group(fromstring(f"<Child>{inside}</Child>"), Counter())


def rows(episode: str, table: str, *more: str, ids: Ids | None = None) -> list[dict[str, Cell]]:
    found = enquiry_rows("K1", child(episode, *more), ids or Ids())
    return [dict(zip(COLUMNS[name], row, strict=True)) for name, row in found if name == table]


@pytest.mark.parametrize(
    ("inside", "outcome"),
    [
        ("<ICPCnotRequired>0</ICPCnotRequired>", "substantiated_continuing_risk"),
        ("<ICPCnotRequired>false</ICPCnotRequired>", "substantiated_continuing_risk"),
        ("<ICPCnotRequired>1</ICPCnotRequired>", "not_substantiated"),
        (f"{DAY}<ICPCnotRequired>1</ICPCnotRequired>", "substantiated_continuing_risk"),
        (DAY, "substantiated_continuing_risk"),
        ("", None),
        ("<ICPCnotRequired>2</ICPCnotRequired>", Damaged("ICPCnotRequired is none of 0, 1, true and false")),
    ],
)
def test_the_outcome_of_an_enquiry(inside: str, outcome: Cell) -> None:
    assert rows(ENQUIRY.format(inside), "section_47_enquiries")[0]["outcome"] == outcome


def test_an_enquiry_and_its_conference_are_linked_to_the_discussion_by_id() -> None:
    episode = ENQUIRY.format("") + ENQUIRY.format(DAY)
    both = ["K1-D-2025-05-07", "K1-D-2025-05-07.2"]
    assert [row["discussion_id"] for row in rows(episode, "strategy_discussions")] == both
    assert [row["discussion_id"] for row in rows(episode, "section_47_enquiries")] == both
    assert [row["enquiry_id"] for row in rows(episode, "section_47_enquiries")][1] == "K1-Q-2025-05-07.2"
    (conference,) = rows(episode, "conferences")
    assert (conference["conference_id"], conference["discussion_id"]) == ("K1-F-2025-05-22", both[1])


@pytest.mark.parametrize("within", [1, 2])
def test_a_conference_that_several_groups_name_is_one_of_the_earliest_discussion(within: int) -> None:
    earlier = ENQUIRY.format(DAY).replace("05-07", "05-01")
    places = [DAY, ENQUIRY.format(DAY), earlier]
    episodes = places if within == 1 else ["".join([ENQUIRY.format(DAY), earlier]), DAY]
    (conference,) = rows(episodes[0], "conferences", *episodes[1:])
    assert (conference["conference_id"], conference["discussion_id"]) == ("K1-F-2025-05-22", "K1-D-2025-05-01")
    assert conference_days(child(*episodes)) == 3


def test_a_conference_of_an_earlier_child_group_with_the_same_id_is_not_given_again() -> None:
    ids = Ids()
    assert len(rows(ENQUIRY.format(DAY), "conferences", ids=ids)) == 1
    assert rows(ENQUIRY.format(DAY), "conferences", ids=ids) == []


def test_conferences_whose_day_cannot_be_read_are_one_where_the_text_is_the_same() -> None:
    bad = "<DateOfInitialCPC>{}</DateOfInitialCPC>"
    places = [ENQUIRY.format(bad.format(text)) for text in ("soon", "2025-02-30", "soon")]
    found = rows("".join(places), "conferences")
    assert [(row["conference_id"], row["held_on"]) for row in found] == [
        ("K1-F-n1", "soon"),
        ("K1-F-n2", "2025-02-30"),
    ]


def test_an_enquiry_that_needs_no_conference_and_has_one_contradicts_itself() -> None:
    said = "<ICPCnotRequired>1</ICPCnotRequired>"
    (episode,) = child(ENQUIRY.format(said) + ENQUIRY.format(said + DAY)).all("CINdetails")
    assert [contradicts(enquiry) for enquiry in episode.all("Section47")] == [False, True]


def test_a_conference_outside_a_section_47_group_has_no_discussion() -> None:
    (conference,) = rows(DAY, "conferences")
    assert (conference["held_on"], conference["discussion_id"]) == ("2025-05-22", None)


@pytest.mark.parametrize(
    ("start_on", "decision"),
    [
        ("2025-05-21", None),
        ("2025-05-22", "plan"),
        ("2025-05-27", "plan"),
        ("2025-05-28", None),
        ("soon", None),
    ],
)
def test_a_conference_decided_on_a_plan_that_starts_within_five_days(start_on: str, decision: str | None) -> None:
    episode = ENQUIRY.format(DAY) + PLAN.format(start_on)
    assert rows(episode, "conferences")[0]["decision"] == decision
