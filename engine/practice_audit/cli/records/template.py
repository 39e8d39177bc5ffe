"""Write empty files with the headings of all tables."""

from pathlib import Path

import click

from practice_audit.records import templates, write_csv_folder
from practice_audit.reports.screen.words import counted


@click.command("template")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    r"""Write a CSV file with headings for each table into a new or empty folder.

    \b
    Example:
      practice-audit records template our-export
    """
    tables = templates()
    click.echo(f"Writing {counted(len(tables), 'CSV file')} with headings into {folder}.")
    write_csv_folder(tables, folder)
    click.echo("Fill in those that you can export; the others may stay empty or be left out, which is not the same:")
    click.echo("an empty table says that nothing happened, one that is left out says that it is not known.")
