"""A record goes wherever the key that ties it to a subject is."""

import numpy as np

from practice_audit.facts.sides import Joint, Side
from practice_audit.matchers.cases import spread


def side(alias: str, *keys: str, name: str = "k") -> Side:
    rows = np.arange(len(keys))
    return Side(alias, rows, rows >= 0, {name: np.array(keys, dtype=object)}, {}, {})


def test_a_record_of_another_family_is_in_the_case_of_the_subject_that_it_names() -> None:
    joint = Joint([side("", "C1", "C2"), side("check", "C2", "C2", "C9")], [((0, "k"), (1, "k"))])
    subjects, checks = spread(joint, np.array(["family A", "family B"], dtype=object))
    assert dict(zip(subjects.row.tolist(), subjects.case.tolist(), strict=True)) == {0: "family A", 1: "family B"}
    assert list(zip(checks.row.tolist(), checks.case.tolist(), strict=True)) == [(0, "family B"), (1, "family B")]


def test_a_record_tied_to_subjects_of_two_families_is_in_both_cases() -> None:
    joint = Joint([side("", "W1", "W1"), side("worker", "W1")], [((0, "k"), (1, "k"))])
    _, workers = spread(joint, np.array(["family A", "family B"], dtype=object))
    assert workers.case.tolist() == ["family A", "family B"]


def test_a_record_goes_only_where_all_its_keys_fit() -> None:
    kinds = Side(
        "",
        np.arange(2),
        np.arange(2) >= 0,
        {"kind": np.array(["contact"] * 2, dtype=object), "id": np.array(["C1", "C2"], dtype=object)},
        {},
        {},
    )
    actions = Side(
        "action",
        np.arange(1),
        np.arange(1) >= 0,
        {"kind": np.array(["contact"], dtype=object), "id": np.array(["C2"], dtype=object)},
        {},
        {},
    )
    joint = Joint([kinds, actions], [((0, "kind"), (1, "kind")), ((0, "id"), (1, "id"))])
    _, spreads = spread(joint, np.array(["family A", "family B"], dtype=object))
    assert spreads.case.tolist() == ["family B"]
