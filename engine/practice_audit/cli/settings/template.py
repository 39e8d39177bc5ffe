"""Write a settings file to fill in: every value with its default, commented out."""

from pathlib import Path

import click

from practice_audit.cli.record_options import Judging, folder_options
from practice_audit.errors import WrongUsage
from practice_audit.records.writers.atomic import whole_file
from practice_audit.reports.settings_file import settings_file


@click.command("template")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@folder_options
def command(file: Path | None, judging: Judging) -> None:
    r"""Write a settings file to FILE (left out: to the screen).

    All values are commented out: read as it is, the file changes nothing and confirms nothing.

    \b
    Example:
      practice-audit settings template our-settings.yaml
    """
    text = settings_file(judging.rulebook().local)
    if file is None:
        click.echo(text, nl=False)
        return
    if file.exists():
        raise WrongUsage("it is there already.", where=str(file), next_step="Name a new file.")
    with whole_file(file) as beside:
        beside.write_text(text, encoding="utf-8")
    click.echo(
        f"Wrote {file}. Take away the # before what your authority confirms, and give it with --settings {file}."
    )
