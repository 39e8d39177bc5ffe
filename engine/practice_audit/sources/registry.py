"""The register of formats, and `read`: from paths to sources, by the format named or the one that the content shows."""

import gc
import hashlib
import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from practice_audit.errors import RecordsUnreadable, WrongUsage
from practice_audit.sources.not_records import refuse
from practice_audit.sources.tables import RawTable, Source

FOLDER = "/"  # stands among the suffixes for "a folder"
MAPPED = "mapped"
Read = Callable[[Path], Source]


class Mapped(Protocol):
    """What reads by a mapping (sources/mapped.py), which the register cannot find from the content of a file."""

    def speaks_of(self, path: Path, /) -> bool:
        """Whether the mapping names a file, or any file of a folder."""

    def read(self, path: Path, /) -> Source:
        """Read it by the mapping."""


@dataclass(frozen=True)
class Reader:
    """A registered reader: its format, whether a path is of it, and the path endings that it can speak about."""

    format: str
    knows: Callable[[Path], bool]
    suffixes: tuple[str, ...]
    read: Read
    before: tuple[str, ...] = ()


_READERS: list[Reader] = []


def source(
    name: str, *, knows: Callable[[Path], bool], suffixes: tuple[str, ...] = (), before: tuple[str, ...] = ()
) -> Callable[[Read], Read]:
    """Register a reader of the format `name` (several may share one: "native" has three).

    Args:
        name: the format, as `--format` has it.
        knows: whether a path is of this format, judged from its content; must not raise.
        suffixes: endings, lower case (".xlsx"; FOLDER for a folder), at which this reader is asked when no reader
            knows the path, so that it can say in one paragraph what is wrong.
        before: formats that give way where both know the path: they go by names, and this one by the content.

    Returns:
        The decorator; the function itself stays as it is.
    """

    def register(read: Read) -> Read:
        _READERS.append(Reader(name, knows, suffixes, read, before))
        return read

    return register


@cache
def readers() -> tuple[Reader, ...]:
    """Import every module of this package, once, and give the readers that they registered."""
    package = importlib.import_module("practice_audit.sources")
    for module in sorted(found.name for found in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"practice_audit.sources.{module}")
    return tuple(_READERS)


def formats() -> tuple[str, ...]:
    """Give the names that `--format` takes."""
    return tuple(dict.fromkeys(reader.format for reader in readers()))


def fingerprint(path: Path) -> str:
    """Work out the SHA-256 of a file, which ties a finished run to the records it was made from."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(
    paths: Iterable[Path],
    format: str | None = None,  # noqa: A002 - the option's own name
    *,
    mapped: Mapped | None = None,
) -> list[Source]:
    """Read each path in its format.

    Args:
        paths: folders and files, each one source.
        format: the format of all of them; found from the content where it is None, and said in the notes.
        mapped: reads by a mapping: a path of which that speaks, or every path where the format is "mapped".

    Returns:
        One source a path, in the order given.

    Raises:
        WrongUsage: a path is not there, or no format has that name.
        RecordsUnreadable: a path is of no known format, of two, or not of the one named.
    """
    if format is not None and format not in formats():
        names = ", ".join(formats())
        raise WrongUsage(f"no format is called {format!r}.", where="--format", next_step=f"Use one of: {names}.")
    with _no_collection():
        found = [(path, _opened(path, format, mapped)) for path in map(Path, paths)]
    met = Counter(file for _, one in found for file in {table.file for table in one.tables})
    return [
        replace(one, tables=[_told_apart(table, path) if met[table.file] > 1 else table for table in one.tables])
        for path, one in found
    ]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector off: it would go over millions of cells again and again, and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _told_apart(table: RawTable, path: Path) -> RawTable:
    return replace(table, file=f"{path if path.is_dir() else path.parent}/{table.file}")


def _opened(path: Path, named: str | None, mapped: Mapped | None) -> Source:
    path = path if path.name else path.resolve()  # "." has no name to show
    try:
        if mapped is not None and path.exists() and (named == MAPPED or (named is None and mapped.speaks_of(path))):
            return mapped.read(path)
        return _read_one(path, named)
    except OSError as wrong:
        what, where = f"it cannot be opened ({wrong.strerror}).", str(wrong.filename or path)
        raise RecordsUnreadable(what, where=where, next_step="Check who may read it, and the disk.") from None


def _by_ending(asked: list[Reader], ending: str) -> list[Reader]:
    """Give the readers that can speak about a path that none knows; one that goes by content only after the others."""
    return sorted((reader for reader in asked if ending in reader.suffixes), key=lambda reader: bool(reader.before))


def _read_one(path: Path, named: str | None) -> Source:
    if not path.exists():
        raise WrongUsage("there is no such file or folder.", where=str(path), next_step="Check the path.")
    refuse(path)
    asked = [reader for reader in readers() if named in (None, reader.format)]
    known = [reader for reader in asked if reader.knows(path)]
    yielding = {name for reader in known for name in reader.before}
    known = [reader for reader in known if reader.format not in yielding]
    if len({reader.format for reader in known}) > 1:
        names = ", ".join(sorted({reader.format for reader in known}))
        raise RecordsUnreadable(
            f"the content could be read in more than one format ({names}).",
            where=path.name,
            next_step="Name the one meant with --format.",
        )
    ending = FOLDER if path.is_dir() else path.suffix.lower()
    chosen = known or _by_ending(asked, ending) or (asked if len(asked) == 1 else [])
    if not chosen:
        raise RecordsUnreadable(
            "no known format of records." if named is None else f"not records in the format {named}.",
            where=path.name,
            next_step="Give a folder of CSV files named after the tables, a workbook (.xlsx) with a sheet a table, "
            f"a JSON file with an array a table, or name the format with --format: {', '.join(formats())}.",
        )
    found = chosen[0].read(path)
    if named is None:
        found = replace(found, notes=(f"{path.name}: format {found.format}, found from its content.", *found.notes))
    return found
