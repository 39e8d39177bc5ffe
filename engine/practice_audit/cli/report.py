"""Make a report from a finished run: a workbook, a page for a board, lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from practice_audit.cli.record_options import Day
from practice_audit.cli.run_options import PROFILES

READERS = "auditors, analysts, board, same-day, team, workforce, members"


@click.command("report")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "file",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write; its ending says the kind: .xlsx, .html, .docx, .md, .csv or .json.",
)
@click.option("--for", "reader", metavar="READER", help=f"Whom it is for, where an ending has several: {READERS}.")
@click.option("--team", metavar="ID", help="Only this team's cases; nothing is counted differently.")
@click.option("--profile", type=click.Choice(PROFILES), help="Rules to report. [default: as the run had it]")
@click.option(
    "--since",
    metavar="DATE",
    type=Day(),
    help="Past breaches that fell due or ended on or after it. [default: as the run had it]",
)
@click.option(
    "--pseudonymise",
    "key_file",
    metavar="KEYFILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Put codes in place of all ids; the same key gives the same codes. A file that is missing is made.",
)
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
def command(  # noqa: PLR0913, PLR0917 - an argument an option
    folder: Path,
    file: Path,
    reader: str | None,
    team: str | None,
    profile: str | None,
    since: date | None,
    key_file: Path | None,
    quiet: bool,  # noqa: FBT001 - as click calls it
) -> None:
    r"""Make a report from a finished run.

    DIR is the folder that `run --out` wrote. Nothing is judged again. A report holds children's records: keep it where
    only those can read it who must.

    \b
    Examples:
      practice-audit report out/2012-12 --to out/2012-12.xlsx
      practice-audit report out/2012-12 --to out/2012-12.md --profile statutory
      practice-audit report out/2012-12 --to out/board.docx --pseudonymise board.key
    """
    from practice_audit.records.writers.atomic import whole_file  # noqa: PLC0415 - --help need not wait for pandas
    from practice_audit.reports.from_folder import Choice, read_run  # noqa: PLC0415
    from practice_audit.reports.pseudonyms import coded_choice, pseudonymised, read_key  # noqa: PLC0415
    from practice_audit.reports.register import find_report  # noqa: PLC0415

    found = find_report(folder, file, reader=reader, team=team)
    run = read_run(folder)
    choice, notes = Choice(profile or run.profile, since or run.since, file, team), list[str]()
    if key_file is not None:
        key, made = read_key(key_file)
        run = pseudonymised(run, key)
        choice, renamed = coded_choice(run, choice)
        notes += [*made, *renamed]
    if not quiet:
        click.echo(f"Will write {choice.file}: {found.about}", err=True)
    with whole_file(choice.file) as beside:
        notes += found.make(run, choice, beside)
    if not quiet:
        for note in notes:
            click.echo(note)
