"""Run the examples that stand in the rules, on both matchers."""

import click

from practice_audit.audit import DURABLE, RELATIONAL
from practice_audit.cli.record_options import Judging, folder_options
from practice_audit.cli.rules.named import rule_named
from practice_audit.errors import RuleWrong
from practice_audit.examples import Result, run_examples
from practice_audit.matchers import by_engine
from practice_audit.reports.screen.words import counted
from practice_audit.rulebook.loader import Rulebook


@click.command("test")
@click.argument("ids", metavar="[ID]…", nargs=-1)
@click.option(
    "--matcher",
    type=click.Choice(["both", DURABLE, RELATIONAL]),
    default="both",
    show_default=True,
    help="Which matcher runs them.",
)
@folder_options
def command(ids: tuple[str, ...], matcher: str, judging: Judging) -> None:
    r"""Run the examples of some rules (default: all of them).

    An example says what comes out of a few made-up records. Where something else does, both are printed and the exit
    code is 4.

    \b
    Example:
      practice-audit rules test FD-02 VI-01
    """
    book = judging.rulebook()
    chosen = [rule_named(book, name).id for name in ids] or list(book.rules)
    number = sum(len(book.rules[name].examples) for name in chosen)
    click.echo(f"Running {counted(number, 'example')} of {counted(len(chosen), 'rule')}; nothing is written.")
    failed = [result for one in _matchers(matcher) for result in _results(book, chosen, one) if result.problem]
    for result in failed:
        click.echo(f"{result.rule} [{result.matcher}] {result.example.name}:\n    {result.problem}")
    if failed:
        where = ", ".join(dict.fromkeys(str(book.files[result.rule].name) for result in failed))
        examples = len({(result.rule, result.example.name) for result in failed})
        raise RuleWrong(
            f"{counted(examples, 'example')} did not come out as {'it says' if examples == 1 else 'they say'}.",
            where=where,
            next_step="Mend the rule, or the example, whichever is not what the procedure says.",
        )


def _matchers(asked: str) -> list[str]:
    if asked != "both":
        return [asked]
    if by_engine.is_usable():
        return [RELATIONAL, DURABLE]
    click.echo("durable-rules is not installed here: the relational matcher works alone.")
    return [RELATIONAL]


def _results(book: Rulebook, ids: list[str], matcher: str) -> list[Result]:
    results = run_examples(book, ids, matcher=matcher)
    passed = sum(not result.problem for result in results)
    click.echo(f"{matcher}: {passed} of {len(results)} examples passed.")
    return results
