"""Breaches of one event stand together; nothing else does."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from practice_audit.reports.grouping import Group, groups_of

FAMILIES = {"K1": "family F1", "K2": "family F1", "K3": "child K3"}
COLUMNS = ["rule", "subject_table", "subject_id", "child_id", "due_on", "severity", "over", "unit"]
Breach = tuple[str, str, str, str, str, str, str, str]


def groups(*rows: Breach) -> list[Group]:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame["key"] = frame["rule"] + "/" + frame["subject_table"] + "/" + frame["subject_id"]
    rest = {"found_on": "", "explanation": "", "standing": "new", "since": "", "started_on": "", "open": "yes"}
    return groups_of(frame.assign(**rest), FAMILIES, {})


def waiting(*rows: tuple[str, str, str, str], found: str = "", is_open: str = "yes") -> list[set[str]]:
    """Groups of breaches given by rule, child, clock and due date; A and B look for visits, C for plans too."""
    frame = pd.DataFrame(rows, columns=["rule", "child_id", "started_on", "due_on"])
    rest = {
        "explanation": "",
        "standing": "new",
        "since": "",
        "severity": "S2",
        "over": "",
        "unit": "",
        "open": is_open,
    }
    frame = frame.assign(subject_table="plans", subject_id=[f"P{n}" for n in range(len(rows))], found_on=found, **rest)
    frame["key"] = frame["rule"] + frame["subject_id"]
    looked_for = {"A": {"visits"}, "B": {"visits"}, "C": {"plans"}}
    return [{one.key for part in group.parts for one in part} for group in groups_of(frame, {}, looked_for)]


def keys(group: Group) -> list[list[str]]:
    return [[breach.key for breach in part] for part in group.parts]


def test_siblings_with_one_rule_and_due_date_are_one() -> None:
    found = groups(
        ("A", "plans", "P1", "K1", "2012-11-01", "S2", "41", "days"),
        ("A", "plans", "P2", "K2", "2012-11-01", "S2", "41", "days"),
        ("A", "plans", "P3", "K3", "2012-11-01", "S2", "41", "days"),
    )
    assert [keys(group) for group in found] == [[["A/plans/P1", "A/plans/P2"]], [["A/plans/P3"]]]


def test_siblings_with_other_due_dates_are_not() -> None:
    found = groups(
        ("A", "plans", "P1", "K1", "2012-11-01", "S2", "41", "days"),
        ("A", "plans", "P2", "K2", "2012-11-02", "S2", "40", "days"),
        ("A", "plans", "P4", "K1", "", "S2", "", ""),
        ("A", "plans", "P5", "K2", "", "S2", "", ""),
    )
    assert [group.size for group in found] == [1, 1, 1, 1]


def test_one_record_under_two_rules_is_one_the_worst_rule_first() -> None:
    found = groups(
        ("A", "plans", "P1", "K1", "2012-11-01", "S2", "41", "days"),
        ("B", "plans", "P1", "K1", "", "S1", "", ""),
    )
    assert [keys(group) for group in found] == [[["B/plans/P1"], ["A/plans/P1"]]]
    assert found[0].severity == "S1"


def test_one_missing_record_that_two_rules_wait_for_is_one() -> None:
    spans = ("A", "K1", "2012-10-01", "2012-10-20"), ("B", "K1", "2012-10-20", "2012-11-05")
    assert waiting(*spans) == [{"AP0", "BP1"}]
    assert waiting(*spans, found="2012-11-20") == [{"AP0"}, {"BP1"}]
    assert waiting(*spans, is_open="no") == [{"AP0"}, {"BP1"}]


def test_other_times_children_or_records_are_other_causes() -> None:
    first = ("A", "K1", "2012-10-01", "2012-10-20")
    assert waiting(first, ("B", "K1", "2012-10-21", "2012-11-05")) == [{"AP0"}, {"BP1"}]
    assert waiting(first, ("B", "K2", "2012-10-05", "2012-11-05")) == [{"AP0"}, {"BP1"}]
    assert waiting(first, ("C", "K1", "2012-10-05", "2012-11-05")) == [{"AP0"}, {"CP1"}]


def test_a_short_wait_inside_a_long_one_does_not_hide_it_from_a_third() -> None:
    spans = ("A", "K1", "2012-10-01", "2012-11-20"), ("B", "K1", "2012-10-05", "2012-10-10")
    assert waiting(*spans, ("B", "K1", "2012-11-01", "2012-12-01")) == [{"AP0", "BP1", "BP2"}]


def test_a_person_is_no_event() -> None:
    found = groups(("A", "children", "K1", "K1", "", "S2", "", ""), ("B", "children", "K1", "K1", "", "S2", "", ""))
    assert len(found) == 2


def test_the_worst_and_then_the_longest_over_come_first() -> None:
    found = groups(
        ("A", "plans", "P1", "K1", "2012-11-01", "S2", "40", "days"),
        ("A", "plans", "P3", "K3", "2012-11-02", "S2", "30", "working days"),
        ("A", "plans", "P4", "K3", "", "S2", "", ""),
        ("B", "visits", "V1", "K3", "", "S1", "", ""),
    )
    assert [group.parts[0][0].key for group in found] == ["B/visits/V1", "A/plans/P3", "A/plans/P1", "A/plans/P4"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("AB"),
            st.sampled_from(["plans", "children"]),
            st.sampled_from(["P1", "P2", "P3"]),
            st.sampled_from(["K1", "K2", "K3", ""]),
            st.sampled_from(["", "2012-11-01", "2012-11-02"]),
            st.sampled_from(["S1", "S2"]),
            st.sampled_from(["", "3", "41"]),
            st.sampled_from(["days", "working days"]),
        )
    )
)
def test_every_breach_is_in_one_group(rows: list[Breach]) -> None:
    found = groups(*rows)
    assert sum(group.size for group in found) == len(rows)
    assert [group.severity for group in found] == sorted(group.severity for group in found)
    assert all(group.severity == min(one.severity for part in group.parts for one in part) for group in found)
