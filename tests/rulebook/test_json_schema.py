"""The JSON Schema says what the model says, with words beside each part."""

import pytest

from practice_audit.places import read_yaml
from practice_audit.rulebook.json_schema import MEANINGS, rule_schema
from practice_audit.rulebook.loader import load_rulebook
from practice_audit.rulebook.model import Rule

BOOK = load_rulebook()


def test_every_part_of_a_rule_has_its_meaning() -> None:
    assert set(MEANINGS) == set(Rule.model_fields)
    assert all(part.get("description") for part in rule_schema()["properties"].values())


@pytest.mark.parametrize("rule", BOOK.rules)
def test_the_parts_of_every_shipped_rule_are_in_it(rule: str) -> None:
    written, _ = read_yaml(BOOK.files[rule])
    schema = rule_schema()
    assert set(written) <= set(schema["properties"])
    assert set(schema["required"]) <= set(written)


def test_aliases_of_records_stand_beside_the_parts_of_the_form() -> None:
    wanted = rule_schema()["$defs"]["Wanted"]
    assert "aliases" not in wanted["properties"]
    assert wanted["additionalProperties"]["type"] == "string"
