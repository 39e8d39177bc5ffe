"""List the settings and limits: meaning, value, source, and whether anybody has confirmed them."""

import click

from practice_audit.cli.record_options import Judging, rulebook_options
from practice_audit.errors import WrongUsage
from practice_audit.reports.page import Page, screen_width
from practice_audit.reports.screen.words import counted
from practice_audit.reports.sources_of_rules import checked_words, dated_values, plain_value, value_words
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.limits import Limit, Local


@click.command("list")
@click.argument("names", metavar="[NAME]…", nargs=-1)
@click.option("--not-confirmed", is_flag=True, help="Only those that nobody has confirmed.")
@rulebook_options
def command(names: tuple[str, ...], *, not_confirmed: bool, judging: Judging) -> None:
    r"""List limits and settings (default: all of them).

    What is not confirmed is a guess of common practice: breaches that rest on it are printed in a block of their own.

    \b
    Example:
      practice-audit settings list cp_visit_every --settings our-settings.yaml
    """
    book = judging.rulebook()
    local = book.local
    known = [*local.limits, *local.settings]
    for name in names:
        if name not in known:
            raise WrongUsage(
                f"there is no limit or setting of this name{did_you_mean(name, known)}",
                where=name,
                next_step="`practice-audit settings list` shows all.",
            )
    page = Page(screen_width())
    chosen = [name for name in known if name in (names or known) and not (not_confirmed and is_confirmed(local, name))]
    limits = [name for name in chosen if name in local.limits]
    settings = [name for name in chosen if name in local.settings]
    if limits:
        page.head(
            f"Limits: {counted(len(limits), 'limit')}; the value in force on the day that starts the clock counts"
        )
    for name in limits:
        _limit(page, name, local.limits[name])
    if settings:
        page.head(f"Settings: {counted(len(settings), 'setting')}")
    for name in settings:
        _setting(page, local, name)
    unconfirmed = sum(not is_confirmed(local, name) for name in known)
    page.head(
        f"{unconfirmed} of {counted(len(known), 'limit and setting', 'limits and settings')} are not confirmed. "
        "`practice-audit settings template FILE` writes a file to fill in; give it with --settings."
    )
    click.echo(page.text)


def is_confirmed(local: Local, name: str) -> bool:
    """Whether somebody has confirmed a limit (all its values) or a setting."""
    if name in local.confirmed:
        return True
    return name in local.limits and all(value.confirmed for _, value in dated_values(local.limits[name]))


def _limit(page: Page, name: str, limit: Limit) -> None:
    page.say("")
    page.say(name, 2)
    page.say(f"{limit.meaning}. {checked_words(limit)}", 4)
    for variant, value in dated_values(limit):
        page.bullet(value_words(limit, value, variant), 4)


def _setting(page: Page, local: Local, name: str) -> None:
    setting, value = local.settings[name], local.value(name)
    confirmed = "confirmed" if name in local.confirmed else "NOT CONFIRMED"
    page.say("")
    page.say(f"{name}: {plain_value(value)}", 2, 4)
    choices = f" One of: {', '.join(setting.choices)}." if setting.choices else ""
    whose = "The default" if value == setting.default else f"Your own value (default: {plain_value(setting.default)})"
    page.say(f"{setting.meaning}.{choices} {whose}; source: {setting.source}; {confirmed}.", 4)
