"""The sentence that asks for a strategy discussion is found in decisions and supervisions."""

import pytest
from tests.making import UNREAD, day, facts_of

from practice_audit.facts.values import Texts


def asked(table: str, **row: object) -> Texts:
    """Give the sentence found in one record."""
    value = facts_of({table: [row]}).native(table).column("asks_strategy")
    assert isinstance(value, Texts)
    return value


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ("Mother seen. Convene further strategy meeting with health.", "Convene further strategy meeting with health"),
        ("Need strat today", "Need strat today"),
        ("Request an S47; visit Friday", "Request an S47"),
        ("Strategy discussion held on 5 November. Request the school report", None),
        ("Arrange a strategic review", None),
        ("Strategy discussion took place", None),
        (None, None),
    ],
    ids=["among others", "a whole word", "any case", "another sentence", "part of a word", "not forward", "blank"],
)
def test_both_words_stand_in_one_sentence(record: str | None, sentence: str | None) -> None:
    row = {"case_supervision_id": "Z1", "child_id": "K1", "held_on": day(11, 5), "record": record}
    assert asked("case_supervisions", **row).value.tolist() == [sentence]


def test_the_rationale_is_read_after_the_decision() -> None:
    row = {"decision_id": "D1", "child_id": "K1", "decided_on": day(11, 5), "decision": "Visit"}
    found = asked("management_decisions", **row, rationale="Hold a strategy discussion")
    assert found.value.tolist() == ["Hold a strategy discussion"]


def test_a_text_that_cannot_be_read_may_ask() -> None:
    row = {"decision_id": "D1", "child_id": "K1", "decided_on": day(11, 5), "decision": UNREAD}
    found = asked("management_decisions", **row)
    assert (found.may.tolist(), found.known.tolist()) == ([True], [False])
