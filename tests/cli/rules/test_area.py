"""An area is a stage, a family of ids, or a word of the standards."""

import pytest
from tests.making import rule_of

from practice_audit.cli.rules.area import Area, area_named
from practice_audit.errors import WrongUsage

PARTS = "for_each: {visit: visits}\nexpect: {where: filled(visit.seen)}\n"
RULES = [
    rule_of(f"{PARTS}id: CH-01\nstage: chronologies\ntitle: Begun\nstandard: A chronology is begun.\n"),
    rule_of(f"{PARTS}id: AS-01\nstage: assessment\ntitle: Uses\nstandard: It uses the child's chronology.\n"),
    rule_of(f"{PARTS}id: S47-01\nstage: section 47\ntitle: Police\nstandard: The police take part.\n"),
]


@pytest.mark.parametrize(
    ("word", "area"),
    [
        ("chronologies", Area("stage", frozenset({"CH-01"}), frozenset({"AS-01"}))),
        ("Chronology", Area("stage", frozenset({"CH-01"}), frozenset({"AS-01"}))),
        ("section 47", Area("stage", frozenset({"S47-01"}))),
        ("s47", Area("family", frozenset({"S47-01"}))),
        ("police", Area("word", frozenset({"S47-01"}))),
        ("child", Area("word", frozenset({"AS-01"}))),
    ],
)
def test_an_area(word: str, area: Area) -> None:
    assert area_named(word, RULES) == area


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("chronologie", "chronologies"), ("S48", "S47"), ("polise", "police"), ("asessment", "assessment")],
)
def test_an_unknown_word_names_the_nearest(word: str, nearest: str) -> None:
    with pytest.raises(WrongUsage, match=f"did you mean '{nearest}'"):
        area_named(word, RULES)


@pytest.mark.parametrize("word", ["", "xyzzy", "?"])
def test_a_word_near_to_nothing_lists_stages_and_families(word: str) -> None:
    with pytest.raises(
        WrongUsage, match=r"The stages: assessment, chronologies, section 47. The families: AS, CH, S47."
    ):
        area_named(word, RULES)
