"""The options that say how records are read and by which rules they are judged, the same in every command."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from practice_audit.records import Records
    from practice_audit.rulebook.loader import Rulebook

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


@dataclass(frozen=True)
class Reading:
    """How records are read.

    Attributes:
        format: the format of all sources; None: found from their content.
        as_at: the audit date; None: the one that a source states, else today.
        covers: from when tables are complete, as the values of `--covers`.
        date_order: the order of dates in numbers ("dmy", "mdy"); None: found from the records.
    """

    format: str | None = None
    as_at: date | None = None
    covers: tuple[str, ...] = ()
    date_order: str | None = None

    def load(self, paths: Iterable[Path]) -> Records:
        """Read sources and type them, as at the audit date."""
        from practice_audit.records import covers_from, load  # noqa: PLC0415 - so that --help need not wait for pandas
        from practice_audit.sources import read  # noqa: PLC0415

        covers = covers_from(self.covers)
        sources = read(paths, self.format)
        return load(sources, as_at=self.as_at, covers=covers, date_order=self.date_order)  # type: ignore[arg-type] # a choice

    def as_written(self) -> dict[str, Any]:
        """The options as plain values, for the manifest of a run."""
        return {**asdict(self), "as_at": self.as_at and self.as_at.isoformat(), "covers": list(self.covers)}

    @classmethod
    def of_written(cls, written: Mapping[str, Any]) -> Reading:
        """The options out of the manifest of a run."""
        day = written.get("as_at")
        return cls(
            written.get("format"),
            date.fromisoformat(day) if day else None,
            tuple(written.get("covers") or ()),
            written.get("date_order"),
        )


@dataclass(frozen=True)
class Judging:
    """By what records are judged.

    Attributes:
        rules: a folder of rules in the place of the shipped ones.
        add_rules: folders of rules beside them.
        settings: an authority's own values.
        matcher: "durable", "relational", or None: durable where it is installed.
    """

    rules: Path | None = None
    add_rules: tuple[Path, ...] = ()
    settings: Path | None = None
    matcher: str | None = None

    def rulebook(self) -> Rulebook:
        """Read the rules, limits and settings."""
        from practice_audit.rulebook.loader import load_rulebook  # noqa: PLC0415
        from practice_audit.shipped import shipped  # noqa: PLC0415

        return load_rulebook([self.rules or shipped("rules"), *self.add_rules], settings=self.settings)

    def matcher_in_use(self) -> str:
        """The matcher asked for, else the one that this Python can run."""
        from practice_audit.matchers import by_engine  # noqa: PLC0415

        return self.matcher or ("durable" if by_engine.is_usable() else "relational")

    def as_written(self) -> dict[str, Any]:
        """The options as plain values, for the manifest of a run."""
        return {
            "rules": self.rules and str(self.rules.resolve()),
            "add_rules": [str(folder.resolve()) for folder in self.add_rules],
            "settings": self.settings and str(self.settings.resolve()),
            "matcher": self.matcher,
        }

    @classmethod
    def of_written(cls, written: Mapping[str, Any]) -> Judging:
        """The options out of the manifest of a run."""
        rules, settings = written.get("rules"), written.get("settings")
        return cls(
            Path(rules) if rules else None,
            tuple(map(Path, written.get("add_rules") or ())),
            Path(settings) if settings else None,
            written.get("matcher"),
        )


def record_options(command: Command) -> Command:
    """Add --format, --as-at, --covers and --date-order; the command is given them as one `reading`."""
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
