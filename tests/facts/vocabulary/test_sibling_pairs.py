"""Brothers and sisters in pairs, and what their chronologies have alike."""

from tests.making import UNREAD, Row, day, facts_of

CHILDREN: list[Row] = [
    {"child_id": "K2", "family_id": "FA"},
    {"child_id": "K1", "family_id": "FA"},
    {"child_id": "K3", "family_id": "FA"},
    {"child_id": "K4"},
    {"child_id": "K5"},
]
LONG = "Children upset and saw the incident"


def entry(child: str, significance: str, n: int = 0) -> Row:
    """Give a chronology entry."""
    return {
        "entry_id": f"{child}-{n}-{significance[:3]}",
        "child_id": child,
        "event_on": day(10, 1),
        "significance": significance,
    }


def test_each_two_children_of_a_known_family_are_a_pair_in_order() -> None:
    table = facts_of({"children": CHILDREN}).table("sibling_pairs")
    assert table.origin.id.tolist() == ["K1+K2", "K1+K3", "K2+K3"]
    assert table.origin.position.tolist() == [1, 1, 0]


def test_letters_and_digits_are_compared_and_short_texts_are_not() -> None:
    rows = [
        entry("K1", LONG),
        entry("K1", LONG, 1),
        entry("K1", "Left alone"),
        entry("K2", "children upset, and saw the INCIDENT."),
        entry("K2", "Left alone"),
        entry("K2", "Baby asleep upstairs, woken by noise"),
    ]
    table = facts_of({"children": CHILDREN, "chronology": rows}).table("sibling_pairs")
    assert (table.day("entries").if_settled[0], table.day("alike").if_settled[0]) == (2, 2)
    assert table.text("alike_words").value.tolist() == [LONG, None, None]


def test_an_entry_that_cannot_be_read_may_be_one_more() -> None:
    rows = [entry("K1", LONG), entry("K2", LONG), {**entry("K2", LONG, 1), "significance": UNREAD}]
    alike = facts_of({"children": CHILDREN, "chronology": rows}).table("sibling_pairs").day("alike")
    assert (alike.lo[0], alike.hi[0]) == (1, 2)
