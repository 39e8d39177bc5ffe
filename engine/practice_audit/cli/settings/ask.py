"""Ask for the dozen local numbers and choices that matter most, and write them into a settings file."""

import sys
from pathlib import Path

import click
import yaml

from practice_audit.cli.record_options import Judging, folder_options
from practice_audit.cli.settings.list import is_confirmed
from practice_audit.cli.terminal import at_a_terminal
from practice_audit.errors import RuleWrong, WrongUsage
from practice_audit.findings.words import span_words
from practice_audit.records.writers.atomic import whole_file
from practice_audit.reports.page import Page, screen_width
from practice_audit.reports.screen.words import counted
from practice_audit.reports.settings_file import written
from practice_audit.reports.settings_merge import with_answers
from practice_audit.reports.sources_of_rules import dated_values, plain_value
from practice_audit.rulebook.answers import NotAnAnswer, asked_for, decided, read_answer, wanted_words
from practice_audit.rulebook.limits import Local
from practice_audit.rulebook.local import lay_over
from practice_audit.rulebook.model import Rule

LEAVE, MOST = {"", "leave"}, 4


@click.command("ask")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@folder_options
def command(file: Path, judging: Judging) -> None:
    r"""Ask for the local numbers and choices that decide most, and write the answers to FILE.

    Each question says what it decides and what is used until somebody confirms it. Answer leave (or nothing) and it
    stays as it is, not confirmed. A FILE that is there keeps its other values and its comments. What will be written
    is shown first; on a terminal you are asked before it is.

    \b
    Example:
      practice-audit settings ask our-settings.yaml
    """
    book = judging.rulebook()
    local = lay_over(book.local, file if file.exists() else None, {})
    text = _text(file)
    names = asked_for(book.rules.values(), book.local)
    decides = decided(book.rules.values())
    click.echo(_opening(len(names)))
    answers: dict[str, object] = {}
    for number, name in enumerate(names, 1):
        click.echo(_question(local, name, decides.get(name, []), f"{number} of {len(names)}"))
        answer = _answer(local, name)
        if answer is None:
            click.echo("There are no more answers: this question and those after it are left.")
            break
        answers |= answer
    _finish(file, text, answers, book.local)


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig") if file.exists() else ""


def _opening(number: int) -> str:
    page = Page(screen_width())
    page.say(
        f"{counted(number, 'question')} on the local numbers and choices that decide most. Until your authority "
        "confirms a number, what is shipped is a guess, and breaches that rest on it stand in a block of their own. "
        "An answer counts as confirmed by you, also where it is the same as the guess. Answer leave, or press Enter, "
        "and it stays as it is. Nothing is written before the end."
    )
    return page.text


def _question(local: Local, name: str, decides: list[Rule], number: str) -> str:
    page = Page(screen_width())
    what = local.limits.get(name) or local.settings[name]
    page.say("")
    page.say(f"Question {number}. {what.question}")
    rules = [f"{rule.id} {rule.title}" for rule in decides]
    if rules:
        more = [f"and {len(rules) - MOST} more"] if len(rules) > MOST else []
        page.say(f"It decides: {'; '.join([*rules[:MOST], *more])}.", 2)
    own = is_confirmed(local, name)
    used = f"In your file: {_now(local, name)}." if own else f"The shipped guess: {_now(local, name)}."
    page.say(f"{used}{'' if own else ' Nobody has confirmed it.'}", 2)
    page.say(f"Answer with {wanted_words(local, name)}; or leave.", 2)
    return page.text


def _now(local: Local, name: str) -> str:
    if name in local.limits:
        limit = local.limits[name]
        return span_words(dated_values(limit)[-1][1].value, limit.unit)
    value = local.value(name)
    return "none" if value is None else plain_value(value)


def _answer(local: Local, name: str) -> dict[str, object] | None:
    """The answer by name, nothing where it is left; None: there are no more answers."""
    while True:
        click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not at_a_terminal():
            click.echo(line.strip())
        if not line:
            return None
        if line.strip().lower() in LEAVE:
            return {}
        try:
            return {name: read_answer(local, name, line)}
        except NotAnAnswer as wrong:
            if not at_a_terminal():  # the next line is the answer to the next question
                raise WrongUsage(
                    "that is no answer to it.",
                    where=name,
                    next_step=f"Write {wanted_words(local, name)}; or leave. Nothing was written.",
                ) from None
            click.echo(wrong)


def _finish(file: Path, text: str, answers: dict[str, object], shipped: Local) -> None:
    if not answers:
        click.echo("\nAll of them were left as they are: nothing is written.")
        return
    click.echo(f"\nWill write to {file}:")
    for name, value in answers.items():
        click.echo(f"  {name}: {written(value)}".rstrip())
    if at_a_terminal() and not click.confirm("Write it?", default=True):
        click.echo("Nothing is written.")
        return
    meanings = {name: (shipped.limits.get(name) or shipped.settings[name]).meaning for name in answers}
    try:
        changed = with_answers(text, answers, meanings)
    except yaml.YAMLError:
        raise _by_hand(file) from None
    with whole_file(file) as beside:
        beside.write_bytes(changed.encode("utf-8"))
        _nothing_else_changed(file, beside, shipped, answers)
    click.echo(f"Wrote {file}. Use it with --settings {file}.")


def _nothing_else_changed(file: Path, beside: Path, shipped: Local, answers: dict[str, object]) -> None:
    """Read what was written: it must say the answers and all that stood there before, and nothing else."""
    wanted = lay_over(shipped, file if file.exists() else None, answers)
    try:
        got = lay_over(shipped, beside, {})
    except RuleWrong:
        raise _by_hand(file) from None
    if got != wanted:
        raise _by_hand(file)


def _by_hand(file: Path) -> RuleWrong:
    return RuleWrong(
        "the answers could not be put in without touching what stands there, so the file is as it was.",
        where=str(file),
        next_step="Write the lines shown above into it, one below the other, each from the start of the line.",
    )
