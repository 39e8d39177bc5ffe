"""The options that say how records are read and by which rules they are judged, the same in every command."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from practice_audit.cli.reading import Judging, Reading

__all__ = [
    "FILE",
    "FOLDER",
    "RECORDS",
    "Day",
    "Judging",
    "Reading",
    "folder_options",
    "record_options",
    "rule_options",
    "rulebook_options",
]

Command = TypeVar("Command", bound=Callable[..., Any])
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
RECORDS = click.Path(path_type=Path)  # sources.read says in words what is wrong with one that is not there


class Day(click.ParamType[date]):
    """A day as it stands in files: 2012-12-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - click's own signature
        """Read the day; anything else is wrong usage."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail("write the day as 2012-12-31.", param, ctx)


def record_options(command: Command) -> Command:
    """Add the options that say how records are read, from --format to --mapping; the command gets one `reading`."""
    return _gathered(
        command,
        "reading",
        Reading,
        [
            click.option(
                "--format",
                "format",
                metavar="NAME",
                help="Format of the records: native, cin-census … [default: found from the content]",
            ),
            click.option(
                "--as-at",
                type=Day(),
                metavar="DATE",
                help="Audit date. [default: the one that the source states, else today]",
            ),
            click.option(
                "--covers",
                multiple=True,
                metavar="FROM",
                help="From when a table is complete: FROM, TABLE=FROM or all; repeatable.",
            ),
            click.option(
                "--date-order",
                type=click.Choice(["dmy", "mdy"]),
                help="Order of dates such as 05/12/2012. [default: found column by column]",
            ),
            click.option(
                "--database",
                metavar="URL",
                help="A database with the Standard Safeguarding Dataset, only read: postgresql+psycopg://user@host/name.",
            ),
            click.option(
                "--mapping",
                type=FILE,
                metavar="FILE",
                help="A mapping (YAML) from your own reports to the native tables; `practice-audit map` proposes one.",
            ),
        ],
    )


def rule_options(command: Command) -> Command:
    """Add --rules, --add-rules, --settings and --matcher; the command is given them as one `judging`."""
    return _gathered(command, "judging", Judging, [_RULES, _ADD_RULES, _SETTINGS, _MATCHER])


def rulebook_options(command: Command) -> Command:
    """Add --rules, --add-rules and --settings, as one `judging`, to a command that only looks at rules."""
    return _gathered(command, "judging", Judging, [_RULES, _ADD_RULES, _SETTINGS])


def folder_options(command: Command) -> Command:
    """Add --rules and --add-rules, as one `judging`, to a command that looks at rules as they are shipped."""
    return _gathered(command, "judging", Judging, [_RULES, _ADD_RULES])


_RULES = click.option("--rules", type=FOLDER, metavar="DIR", help="A folder of rules in the place of the shipped ones.")
_ADD_RULES = click.option(
    "--add-rules", type=FOLDER, multiple=True, metavar="DIR", help="A folder of rules beside them; repeatable."
)
_SETTINGS = click.option("--settings", type=FILE, metavar="FILE", help="Your own limits and settings (YAML).")
_MATCHER = click.option(
    "--matcher",
    type=click.Choice(["durable", "relational"]),
    help="Which matcher. [default: durable where it is installed]",
)


def _gathered(
    command: Command, name: str, made: type[Reading | Judging], options: list[Callable[[Any], Any]]
) -> Command:
    fields = [parameter.name for parameter in _parameters(options)]

    @functools.wraps(command)
    def with_options(**given: Any) -> Any:  # noqa: ANN401 - whatever the command takes and gives
        return command(**{name: made(**{field: given.pop(field) for field in fields})}, **given)

    for option in reversed(options):
        with_options = option(with_options)
    return with_options  # type: ignore[return-value] # the same command, with options gathered


def _parameters(options: list[Callable[[Any], Any]]) -> list[click.Parameter]:
    def nothing() -> None:
        """What the options are put on, to see their names."""

    for option in options:
        option(nothing)
    found: list[click.Parameter] = getattr(nothing, "__click_params__")  # noqa: B009 - click's own mark
    return found
