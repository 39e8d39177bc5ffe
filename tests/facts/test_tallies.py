"""Tallies: values with their numbers, small ones not shown, and never one alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.making import AS_AT, UNREAD, facts_of

from practice_audit.examples import with_base
from practice_audit.facts.rows import Rows
from practice_audit.facts.tallies import tally
from practice_audit.rulebook.parts import Tally

PLACES = st.lists(st.sampled_from(["home", "care", "education"]), max_size=16)


def told(episodes: Sequence[Mapping[str, object]], **asked: object) -> str:
    """What a tally of one child's episodes says."""
    rows = [{"episode_id": f"M{n}", "child_id": "K1", "missing_on": AS_AT, **one} for n, one in enumerate(episodes)]
    facts = facts_of(with_base({"missing_episodes": rows, "children": [{"child_id": "K1"}]}))
    children = facts.native("children")
    scope = facts.scope(children.size, {"child": Rows.whole(children)})
    written = {"episode": "missing_episodes", "where": "episode.child_id == child.child_id", **asked}
    what = Tally.model_validate(written)
    return str(tally(scope, what, facts.tables(what.aliases)).value[0])


@given(PLACES)
def test_all_are_counted_the_greatest_first(places: list[str]) -> None:
    counted = Counter(places)
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    wanted = ", ".join(f"{place} {number}" for place, number in ordered) or "none"
    assert told([{"missing_from": place} for place in places], by="episode.missing_from") == wanted


@given(PLACES)
def test_a_small_number_is_never_shown_nor_hidden_alone(places: list[str]) -> None:
    said = told([{"missing_from": place} for place in places], by="episode.missing_from", hidden_under="small_group")
    counted = Counter(places)
    small = [place for place, number in counted.items() if number < 5]
    shown = [part for part in said.split(", ") if part.split()[0] in counted]
    assert not any(part.split()[0] in small for part in shown)
    assert len(counted) - len(shown) != 1 or len(counted) == 1


def test_each_item_of_a_list_counts_once_a_record() -> None:
    episodes = [{"reasons": "Friends; conflict at home"}, {"reasons": "friends | friends"}, {"reasons": "n/a"}]
    assert told(episodes, items_of="episode.reasons") == "friends 2, conflict at home 1"


def test_names_alone() -> None:
    episodes = [{"missing_from": "home"}, {"missing_from": "care"}]
    assert told(episodes, by="episode.missing_from", counted=False) == "care, home"


def test_a_record_in_doubt_is_not_in_it() -> None:
    assert told([{"missing_from": UNREAD}, {"missing_from": "home"}], by="episode.missing_from") == "home 1"
