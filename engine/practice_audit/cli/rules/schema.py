"""Write the JSON Schema of a rule file, for editors."""

import json
from pathlib import Path

import click

from practice_audit.errors import WrongUsage
from practice_audit.records.writers.atomic import whole_file
from practice_audit.rulebook.json_schema import rule_schema


@click.command("schema")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path | None) -> None:
    r"""Write the JSON Schema of a rule file to FILE (left out: to the screen).

    An editor that knows it completes the parts of a rule and underlines what is none. Names of tables, columns and
    limits are not in it: `practice-audit rules check` looks at those. A file that `rules new` writes looks for it as
    rule.schema.json in its own folder; one that is there already is replaced.

    \b
    Example:
      practice-audit rules schema our-rules/rule.schema.json
    """
    text = json.dumps(rule_schema(), indent=2)
    if file is None:
        click.echo(text)
        return
    if file.exists() and not _is_schema(file):
        raise WrongUsage(
            "it is there already, and is no schema of ours.", where=str(file), next_step="Name a new file."
        )
    with whole_file(file) as beside:
        beside.write_text(f"{text}\n", encoding="utf-8")
    click.echo(f"Wrote {file}.")


def _is_schema(file: Path) -> bool:
    """Whether a file was written by this command, so that it may be written again."""
    return f'"title": "{rule_schema()["title"]}"' in file.read_text(encoding="utf-8", errors="replace")
