"""The rule that an action's description names."""

import pytest
from tests.making import UNREAD, facts_of

TABLES = {"actions": "action_id", "improvement_actions": "improvement_action_id"}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("RC-01 write up visits in time", "RC-01"),
        ("As S47-03 and CSE-04 say", "S47-03"),
        ("see AS-07T.", "AS-07T"),
        ("write up visits", None),
        ("ABCD-01 and rc-01 are none", None),
        (None, None),
    ],
)
def test_the_first_rule_that_is_named(table: str, text: str | None, rule: str | None) -> None:
    facts = facts_of({table: [{TABLES[table]: "A1", "description": text}]})
    assert facts.native(table).text("rule_named").value.tolist() == [rule]


def test_a_description_that_cannot_be_read_may_name_any() -> None:
    named = facts_of({"actions": [{"action_id": "A1", "description": UNREAD}]}).native("actions").text("rule_named")
    assert (named.known.tolist(), named.may.tolist()) == ([False], [True])
