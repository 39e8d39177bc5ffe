"""Write the fictional example month, to try the commands on."""

from pathlib import Path

import click

from practice_audit.records.writers.atomic import ONLY_THE_USER, whole_folder
from practice_audit.reports.screen.words import counted
from practice_audit.shipped import shipped

AS_AT = "2012-12-12"


@click.command("demo")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    r"""Write the example month into a new or empty folder: no child in it exists.

    \b
    Example:
      practice-audit demo example
    """
    files = sorted(shipped("demo").glob("*.csv"))
    click.echo(f"Writing the example month, {counted(len(files), 'CSV file')}, into {folder}.")
    with whole_folder(folder) as beside:
        for file in files:
            copy = beside / file.name
            copy.touch(ONLY_THE_USER)
            copy.write_bytes(file.read_bytes())
    click.echo(f"Next: practice-audit run {folder} --as-at {AS_AT}")
