"""Check an export: what is readable, what each rule could use, and what it lacks."""

from pathlib import Path

import click

from practice_audit.cli.record_options import RECORDS, Judging, Reading, record_options, rulebook_options
from practice_audit.reports.page import screen_width
from practice_audit.reports.readable import readable


@click.command("check")
@click.argument("records", metavar="[RECORDS]…", nargs=-1, type=RECORDS)
@record_options
@rulebook_options
def command(records: tuple[Path, ...], reading: Reading, judging: Judging) -> None:
    r"""Check an export before it is audited. Nothing is judged and nothing is written.

    \b
    Example:
      practice-audit records check export-2012-12 --as-at 2012-12-12
    """
    book = judging.rulebook()
    click.echo(readable(reading.load(records), book, [str(path) for path in records] or None, screen_width()))
