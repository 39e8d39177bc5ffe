"""Show one rule: the standard, its source, what is read, and its examples in words."""

import click

from practice_audit.cli.record_options import Judging, rulebook_options
from practice_audit.cli.rules.named import rule_named
from practice_audit.reports.page import screen_width
from practice_audit.reports.rule_page import rule_page


@click.command("show")
@click.argument("rule", metavar="ID")
@rulebook_options
def command(rule: str, judging: Judging) -> None:
    r"""Show one rule as a page that can be read aloud.

    Limits are listed with the days on which they are in force, their source and whether anybody confirmed them.

    \b
    Example:
      practice-audit rules show FD-02
    """
    book = judging.rulebook()
    click.echo(rule_page(book, rule_named(book, rule), screen_width()))
