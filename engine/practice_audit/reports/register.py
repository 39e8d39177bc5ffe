"""The register of reports: one for each kind of file and reader, found by being in `reports/to_file/`."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from practice_audit.errors import WrongUsage
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.run_folder import FILES

Maker = Callable[[RunFolder, Choice, Path], list[str]]
"""Writes the report to the path, and gives sentences to be said to the user (none: all is as asked)."""


@dataclass(frozen=True)
class Report:
    """A registered report.

    Attributes:
        suffix: the ending of its file, ".xlsx".
        reader: as `--for` has it.
        is_default: made for this ending where no reader is named.
        by_team: made where a team and no reader is named, and takes `--team`.
        make: the maker.
        about: what it is, in a few words; the first line of the maker.
    """

    suffix: str
    reader: str
    is_default: bool
    by_team: bool
    make: Maker
    about: str


_REPORTS: list[Report] = []


def report(*suffixes: str, reader: str, is_default: bool = False, by_team: bool = False) -> Callable[[Maker], Maker]:
    """Register a maker of reports.

    Args:
        suffixes: endings of files that it makes, lower case (".html").
        reader: whom it is for, as `--for` has it ("members").
        is_default: it is made for these endings where no reader is named.
        by_team: it can be of one team (`choice.team`).
    """

    def register(make: Maker) -> Maker:
        about = (make.__doc__ or "").partition("\n")[0]
        _REPORTS.extend(Report(suffix, reader, is_default, by_team, make, about) for suffix in suffixes)
        return make

    return register


@cache
def reports() -> tuple[Report, ...]:
    """Import every module of `reports/to_file/`, once, and give the reports that they registered."""
    package = importlib.import_module("practice_audit.reports.to_file")
    for module in sorted(found.name for found in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"{package.__name__}.{module}")
    return tuple(_REPORTS)


def find_report(run: Path, file: Path, *, reader: str | None, team: str | None) -> Report:
    """Give the report that makes a file for a reader.

    Args:
        run: the folder of the run, whose own files may not be written over.
        file: the file to make; its ending says the kind.
        reader: as `--for` has it, if given.
        team: as `--team` has it, if given.

    Raises:
        WrongUsage: there is no such report.
    """
    if file.name in FILES and file.parent.resolve() == run.resolve():
        raise WrongUsage("this is a file of the run itself.", where=f"--to {file}", next_step="Name another file.")
    if file.is_dir():
        raise WrongUsage("this is a folder.", where=f"--to {file}", next_step="Name a file.")
    of_kind = [one for one in reports() if one.suffix == file.suffix.lower()]
    if not of_kind:
        endings = ", ".join(sorted({one.suffix for one in reports()}))
        raise WrongUsage(
            "no report has this ending.", where=f"--to {file}", next_step=f"End the name with one of: {endings}."
        )
    if reader is not None:
        found = [one for one in of_kind if one.reader == reader]
    else:
        of_team = [one for one in of_kind if one.by_team and team is not None]
        found = [*sorted(of_team, key=lambda one: not one.is_default), *(one for one in of_kind if one.is_default)]
    if not found:
        raise WrongUsage(_none_for(reader, file), where=f"--to {file}", next_step=_there_is())
    if team is not None and not found[0].by_team:
        raise WrongUsage(
            "this report is of the whole authority, not of a team.",
            where=f"--team {team}",
            next_step="Leave --team out. " + _there_is(),
        )
    return found[0]


def _none_for(reader: str | None, file: Path) -> str:
    if reader is None:
        return f"a {file.suffix} report needs to know whom it is for."
    return f"there is no {file.suffix} report for {reader}."


def _there_is() -> str:
    each = [f"--for {one.reader} --to FILE{one.suffix}" for one in reports()]
    return f"There is: {'; '.join(each)}."
