"""Audit an export of records and print what was found."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from practice_audit.cli.asked import NEVER, Asked
from practice_audit.cli.record_options import RECORDS, Judging, Reading, record_options, rule_options
from practice_audit.cli.run_options import run_options
from practice_audit.cli.terminal import progress, width

if TYPE_CHECKING:
    from pathlib import Path

    from practice_audit.reports.run import FinishedRun, Shown
    from practice_audit.reports.screen import Block

INCOMPLETE, FAILED = 5, 1


@click.command("run")
@click.argument("records", nargs=-1, metavar="[RECORDS]…", type=RECORDS)
@record_options
@rule_options
@run_options
def command(records: tuple[Path, ...], reading: Reading, judging: Judging, **options: Any) -> None:  # noqa: ANN401 - `Asked` types them
    r"""Audit an export of records and print what was found.

    RECORDS are one or more sources, joined by their keys: a folder of CSV files, a workbook, a JSON file, a census.

    Exit codes: 0 the audit ran whole; 1 --fail-on is met; 2 wrong usage; 3 the records cannot be read; 4 a rule or
    setting is wrong; 5 the audit is incomplete, the output says where.

    \b
    Examples:
      practice-audit run export-2012-12 --as-at 2012-12-12
      practice-audit run export-2012-12 --out out/2012-12 --history out/practice-audit.db
      practice-audit run export-2012-12 --show due --team T1
      practice-audit run --format ssd --database postgresql+psycopg://auditor@server/ssd
    """
    from practice_audit.cli.finished_run import finished_run, remember  # noqa: PLC0415 - --help need not wait for pandas
    from practice_audit.history import history_file  # noqa: PLC0415
    from practice_audit.reports.run_folder import prepare, write_run  # noqa: PLC0415

    asked = Asked(records, reading, judging, **options)
    history = history_file(asked.history, asked.out)
    _say_what_will_be_written(asked, history)
    if asked.out is not None:
        prepare(asked.out)
    with progress(quiet=asked.quiet) as tell:
        run = finished_run(asked, history, tell)
        if asked.out is not None:
            tell("writing", 0, 0)
            write_run(run, asked.out)
    _print(run, asked)
    if history is not None:
        remember(run, history)
    click.get_current_context().exit(_exit_code(run, asked))


def _say_what_will_be_written(asked: Asked, history: Path | None) -> None:
    from practice_audit.reports.run_folder import FILES  # noqa: PLC0415

    if asked.quiet:
        return
    if asked.out is not None:
        click.echo(f"Will write {', '.join(FILES)} to {asked.out}.", err=True)
    if history is not None:
        click.echo(f"Will add the run to the history {history}.", err=True)


def _print(run: FinishedRun, asked: Asked) -> None:
    from practice_audit.reports.screen import screen  # noqa: PLC0415

    for number, block in enumerate(screen(run, _shown(run, asked), width())):
        if number:
            click.echo()
        _print_block(block)


def _print_block(block: Block) -> None:
    if block.title:
        click.secho(block.title, bold=True)
        click.secho("=" * len(block.title), dim=True)
    for line in block.lines:
        click.echo(line)


def _shown(run: FinishedRun, asked: Asked) -> Shown:
    from practice_audit.reports.run import Shown  # noqa: PLC0415
    from practice_audit.working_days import add_months  # noqa: PLC0415

    if asked.since is not None:
        since, since_is = asked.since, "as given with --since"
    elif run.last_run is not None:
        since, since_is = run.last_run, "the audit date of the last run"
    else:
        since, since_is = date.fromordinal(int(add_months(run.records.as_at, -1))), "one month before the audit date"
    return Shown(since, since_is, asked.show, asked.profile, asked.limit, asked.team, asked.child)


def _exit_code(run: FinishedRun, asked: Asked) -> int:
    if not run.is_whole:
        return INCOMPLETE
    if asked.fail_on == NEVER:
        return 0
    from practice_audit.reports.reported import reported  # noqa: PLC0415

    breaches = reported(run, _shown(run, asked))
    return FAILED if (breaches["severity"] <= asked.fail_on).any() else 0
