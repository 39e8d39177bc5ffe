"""The JSON Schema is printed as JSON."""

import json

from tests.cli.asking import ask

from practice_audit.rulebook.json_schema import rule_schema


def test_the_schema_is_json() -> None:
    assert json.loads(ask("rules", "schema").output) == rule_schema()
