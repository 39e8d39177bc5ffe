"""Print the JSON Schema of a rule file, for editors."""

import json

import click

from practice_audit.rulebook.json_schema import rule_schema


@click.command("schema")
def command() -> None:
    r"""Print the JSON Schema of a rule file.

    An editor that knows it completes the parts of a rule and underlines what is none. Names of tables, columns and
    limits are not in it: `practice-audit rules check` looks at those.

    \b
    Example:
      practice-audit rules schema > rule.schema.json
    """
    click.echo(json.dumps(rule_schema(), indent=2))
