"""Mapped: an authority's own reports, as CSV or workbooks, brought to native tables by its mapping file."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Never

from practice_audit.errors import RecordsUnreadable, WrongUsage
from practice_audit.sources.counted import counted
from practice_audit.sources.headings import plain
from practice_audit.sources.mapped_table import MappedSheet
from practice_audit.sources.mapping_file import MappingFile
from practice_audit.sources.mapping_model import Block
from practice_audit.sources.registry import MAPPED, fingerprint, source
from practice_audit.sources.sheets import Sheet, files_of, sheets_of
from practice_audit.sources.tables import Ignored, Input, Source

FORMAT = MAPPED
Named = tuple[str, int, Block]


@source(FORMAT, knows=lambda _: False)
def read(path: Path) -> Never:
    """Say that a mapping is missing: `ByMapping` reads with one.

    Raises:
        WrongUsage: always.
    """
    raise WrongUsage(
        "a mapping is needed to read this format.",
        where=path.name,
        next_step="Give it with --mapping FILE; `practice-audit map` proposes one.",
    )


@dataclass(frozen=True)
class ByMapping:
    """Reads by one mapping."""

    file: MappingFile

    def speaks_of(self, path: Path) -> bool:
        """Whether the mapping names a file, or any file of a folder."""
        return any(_of_file(one, self.file) for one in files_of(path)[0])

    def read(self, path: Path) -> Source:
        """Read every file that the mapping names; list every other, and each column that it does not mention.

        Raises:
            RecordsUnreadable: a file cannot be read, lacks a column that the mapping names, or none is named.
        """
        known, others = files_of(path)
        named = [one for one in known if _of_file(one, self.file)]
        if not named:
            raise self._none_named(path)
        ignored = [Ignored(path.name, one.name, _kind(one), "no CSV and no workbook") for one in others]
        ignored += [
            Ignored(path.name, one.name, "file", "the mapping does not name it") for one in known if one not in named
        ]
        of_file = {one: list(_sheets(one, self.file, ignored)) for one in named}
        sheets = [sheet for found in of_file.values() for sheet in found]
        inputs = [Input(str(one), fingerprint(one), sum(sheet.count for sheet in of_file[one])) for one in named]
        inputs.append(Input(str(self.file.path), fingerprint(self.file.path), 0))
        return Source(
            FORMAT,
            tuple(named),
            [table for sheet in sheets for table in sheet.tables],
            ignored=[*ignored, *(one for sheet in sheets for one in sheet.ignored)],
            notes=(*(note for sheet in sheets for note in sheet.notes), *_missing(known, path, self.file)),
            inputs=tuple(inputs),
            left_out=tuple(one for sheet in sheets for one in sheet.left_out),
        )

    def _none_named(self, path: Path) -> RecordsUnreadable:
        spoken = ", ".join(dict.fromkeys(block.from_ for _, _, block in self.file.mapping.blocks))
        return RecordsUnreadable(
            "the mapping names no file that is here.",
            where=path.name,
            next_step=f"It speaks of: {spoken}. Correct 'from' in {self.file.path.name}, or give the folder with them.",
        )


def _kind(path: Path) -> str:
    return "folder" if path.is_dir() else "file"


def _of_file(path: Path, file: MappingFile) -> list[Named]:
    return [one for one in file.mapping.blocks if fnmatch(path.name.casefold(), one[2].from_.casefold())]


def _sheets(path: Path, file: MappingFile, ignored: list[Ignored]) -> Iterable[MappedSheet]:
    blocks = _of_file(path, file)
    wanted = {plain(heading) for _, _, block in blocks for heading in block.headings.values()}
    sheets = list(sheets_of(path, lambda row: len({plain(cell) for cell in row} & wanted)))
    for sheet in sheets:
        own = [one for one in blocks if _is_of(sheet, one[2], alone=len(sheets) == 1)]
        if own:
            yield MappedSheet(sheet, own, file)
        else:
            ignored.append(Ignored(path.name, str(sheet.name), "sheet", "the mapping does not name it"))
    for table, at, block in blocks:
        if not any(_is_of(sheet, block, alone=len(sheets) == 1) for sheet in sheets):
            names = ", ".join(str(sheet.name) for sheet in sheets)
            what = (
                f"there is no sheet '{block.sheet}'."
                if block.sheet
                else "it has several sheets, and the mapping names none."
            )
            raise RecordsUnreadable(
                what, where=f"{path.name} ({file.where(('tables', table, at))})", next_step=f"Its sheets are: {names}."
            )


def _is_of(sheet: Sheet, block: Block, *, alone: bool) -> bool:
    if block.sheet is None:
        return alone
    return sheet.name is not None and fnmatch(sheet.name.casefold().strip(), block.sheet.casefold().strip())


def _missing(known: list[Path], path: Path, file: MappingFile) -> list[str]:
    lacking = [
        (block.from_, table)
        for table, _, block in file.mapping.blocks
        if not any(fnmatch(one.name.casefold(), block.from_.casefold()) for one in known)
    ]
    if not lacking or not path.is_dir():
        return []
    said = "; ".join(dict.fromkeys(f"{name} ({table})" for name, table in lacking))
    return [f"{path.name}: {counted(len(lacking), 'part')} of the mapping without a file here: {said}."]
