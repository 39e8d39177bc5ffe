"""Propose a mapping from your own reports to the native tables, or check one that you have edited."""

from pathlib import Path

import click

from practice_audit.cli.record_options import (
    FILE,
    RECORDS,
    Day,
    Judging,
    rulebook_options,
)
from practice_audit.errors import WrongUsage


@click.command("map")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=RECORDS)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the proposal here.")
@click.option(
    "--check", "mapping", type=FILE, metavar="MAPPING", help="Say what this mapping loses, and which rules it frees."
)
@click.option("--as-at", type=Day(), metavar="DATE", help="Audit date, for --check. [default: today]")
@rulebook_options
def command(files: tuple[Path, ...], out: Path | None, mapping: Path | None, as_at: object, judging: Judging) -> None:
    r"""Look at files of your own and propose a mapping to the native tables, for you to edit.

    FILES are CSV files, workbooks or folders of them. Each guess has a confidence and its reasons; what is not sure is
    a comment in the file, and what could not be placed is listed. Nothing is mapped that you have not seen.

    \b
    Examples:
      practice-audit map our-reports --out mapping.yaml
      practice-audit map our-reports --check mapping.yaml
      practice-audit run our-reports --format mapped --mapping mapping.yaml --as-at 2012-12-12
    """
    from practice_audit.cli.reading import Reading  # noqa: PLC0415 - so that --help need not wait for pandas
    from practice_audit.proposing import draft, propose  # noqa: PLC0415
    from practice_audit.records.writers.atomic import whole_file  # noqa: PLC0415
    from practice_audit.reports.mapped_page import checked  # noqa: PLC0415
    from practice_audit.reports.page import screen_width  # noqa: PLC0415
    from practice_audit.reports.proposed_page import proposed  # noqa: PLC0415

    if mapping is not None:
        if out is not None:
            what = "--check writes nothing."
            raise WrongUsage(what, where="--out", next_step="Leave out one of --check and --out.")
        records = Reading(format="mapped", as_at=as_at, mapping=mapping).load(files)  # type: ignore[arg-type] # a Day
        click.echo(checked(records, judging.rulebook(), mapping, screen_width()))
        return
    _there(files)
    if out is not None and out.exists():
        raise WrongUsage("it is there already.", where=str(out), next_step="Name a new file: yours may be edited.")
    proposal = propose(files)
    text = draft(proposal)
    if out is None:
        click.echo(text, nl=False)
        return
    with whole_file(out) as beside:
        beside.write_text(text, encoding="utf-8")
    click.echo(proposed(proposal, out, screen_width()))


def _there(files: tuple[Path, ...]) -> None:
    for path in files:
        if not path.exists():
            raise WrongUsage("there is no such file or folder.", where=str(path), next_step="Check the path.")
