"""Begin a local rule: a whole file with its examples, and notes on what to change."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from practice_audit.cli.record_options import Judging, folder_options
from practice_audit.cli.terminal import at_a_terminal
from practice_audit.errors import WrongUsage
from practice_audit.records.writers.atomic import whole_file
from practice_audit.reports.draft_file import draft_file, file_name
from practice_audit.reports.screen.words import counted
from practice_audit.rulebook.draft import (
    Draft,
    checked_clock,
    checked_expected,
    checked_id,
    checked_table,
    checked_time,
    checked_words,
)
from practice_audit.rulebook.faults import Folders

if TYPE_CHECKING:
    from collections.abc import Callable

SEVERITIES = ("S1", "S2", "S3", "S4")


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--id", "rule_id", metavar="ID", help="The id: letters of your own, a dash, two figures (LP-01).")
@click.option("--title", metavar="TEXT", help="The standard in a few words.")
@click.option("--table", metavar="TABLE", help="The table of the records that it is about: transfers.")
@click.option("--clock", metavar="COLUMN", help="The date in it from which the time runs: agreed_on.")
@click.option(
    "--expect",
    metavar="COLUMN",
    help="What must be there: a column of the same record (joint_visit_on), or the date of a record of another table "
    "for the same child (visits.visited_on).",
)
@click.option("--limit", metavar="TIME", help="The time allowed: '10 working days', '42 days', '3 months', or none.")
@click.option(
    "--severity", type=click.Choice(SEVERITIES), default="S3", show_default=True, help="How grave a breach is."
)
@folder_options
def command(folder: Path, severity: str, judging: Judging, **said: str | None) -> None:
    r"""Begin a rule of your own, as a file in the folder DIR.

    The file is a whole rule with its examples, and works as it is; notes in it say what to change. On a terminal you
    are asked for what you leave out. No file is overwritten. docs/write-a-rule.md goes through it step by step.

    \b
    Example:
      practice-audit rules new our-rules --id LP-01 --title "Joint visit within ten working days" \
        --table transfers --clock agreed_on --expect joint_visit_on --limit "10 working days"
    """
    ask = _Asking(said)
    taken = {*judging.rulebook().rules, *(Folders([folder]).rules if folder.is_dir() else ())}
    rule_id = ask("rule_id", "Its id, such as LP-01", lambda text: checked_id(text, taken))
    title = ask("title", "The standard in a few words", checked_words)
    table = ask("table", "The table of the records that it is about, such as transfers", checked_table)
    dates = ", ".join(column.name for column in table.columns.values() if column.type == "date")
    clock = ask("clock", f"The date from which the time runs ({dates})", lambda text: checked_clock(text, table))
    other, expected = ask(
        "expect",
        "What must be there: a column of the same record, or one of another table, such as visits.visited_on",
        lambda text: checked_expected(text, table),
    )
    allowed = ask("limit", "The time allowed, such as 10 working days, or none", checked_time)
    _write(folder, Draft(rule_id, title, table, clock, other, expected, allowed, severity), judging)


class _Asking:
    """What was said by options; the rest is asked for, where somebody sits at a terminal."""

    def __init__(self, said: dict[str, str | None]) -> None:
        self.said = said
        missing = [f"--{name.removeprefix('rule_')}" for name, value in said.items() if value is None]
        if missing and not at_a_terminal():
            raise WrongUsage(
                "it is not said, and nobody sits at a terminal to be asked.",
                where=", ".join(missing),
                next_step="Give these options; `practice-audit rules new --help` shows an example.",
            )

    def __call__(self, name: str, question: str, check: Callable[[str], Any]) -> Any:  # noqa: ANN401 - as `check` gives
        if (given := self.said[name]) is not None:
            return check(given)
        while True:
            try:
                return check(click.prompt(question, type=str))
            except WrongUsage as wrong:
                click.echo(f"{wrong.what} {wrong.next_step}")


def _write(folder: Path, draft: Draft, judging: Judging) -> None:
    path = folder / file_name(draft)
    if path.exists():
        raise WrongUsage("it is there already.", where=str(path), next_step="Take another id or title.")
    text = draft_file(draft, str(folder))
    with whole_file(path) as beside:
        beside.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {path}.")
    click.echo(_tried(draft, text, judging))
    click.echo(f"Next: open it in an editor, change what the notes name, and run practice-audit rules check {folder}")


def _tried(draft: Draft, text: str, judging: Judging) -> str:
    """Load the rule by itself beside the others, look for faults and run its examples."""
    from practice_audit.examples import run_examples  # noqa: PLC0415 - it loads pandas: not before the questions

    with tempfile.TemporaryDirectory() as place:
        (Path(place) / file_name(draft)).write_text(text, encoding="utf-8")
        faults = Folders([Path(place)]).faults
        if faults:
            return f"It is not whole yet: {faults[0].what}. {faults[0].next_step}"
        book = Judging(judging.rules, (*judging.add_rules, Path(place))).rulebook()
        results = run_examples(book, [draft.id])
    wrong = [result for result in results if result.problem]
    if wrong:
        return f"{counted(len(wrong), 'example')} of {len(results)} does not come out yet: {wrong[0].problem}"
    return f"It works as it is: no fault, and its {counted(len(results), 'example')} came out as they say."
