"""The Standard Safeguarding Dataset as CSV: a folder with a file for each of its tables, or one such file."""

from pathlib import Path
from typing import Final

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources.csv_rows import squared
from practice_audit.sources.csv_text import decoded, rows_of
from practice_audit.sources.headings import plain
from practice_audit.sources.registry import fingerprint, source
from practice_audit.sources.ssd_model import NOT_USED, known_headings, ssd_table
from practice_audit.sources.ssd_source import source_of, taken_columns
from practice_audit.sources.ssd_source import ssd_table as tidied
from practice_audit.sources.ssd_table import SsdTable, Told
from practice_audit.sources.tables import Ignored, Input, Source

ENDINGS: Final = (".csv", ".tsv", ".txt")
LOOKED_AT: Final = 10  # rows in which the headings may stand
TEXTS: Final = ("_json", "_desc", "_name", "_reason", "_title", "_organisation", "forename", "surname")


def _files(path: Path) -> dict[Path, str | None]:
    inside = sorted(path.iterdir()) if path.is_dir() else [path]
    return {
        file: ssd_table(file.stem) if file.suffix.lower() in ENDINGS and file.is_file() else None
        for file in inside
        if not file.name.startswith((".", "~$"))
    }


@source("ssd", knows=lambda path: any(_files(path).values()))
def read(path: Path) -> Source:
    """Read every file that is named after a table of the dataset; list every other, and why it was not taken.

    Raises:
        RecordsUnreadable: no file is of the dataset, two are of one table, one is not CSV, or there is nobody in them.
    """
    told = Told()
    taken: dict[str, Path] = {}
    for file, name in _files(path).items():
        if name is None or name in NOT_USED:
            reason = "not a table of the dataset" if name is None else "a table of the dataset that no rule needs"
            told.ignored.append(Ignored(path.name, file.name, "folder" if file.is_dir() else "file", reason))
        elif name in taken:
            raise RecordsUnreadable(
                f"two files are of the table {name}, so that nobody can say which one counts.",
                where=f"{taken[name].name} and {file.name}",
                next_step="Keep the newer one, or put the rows of both into one file.",
            )
        else:
            taken[name] = file
    found = [_table(name, file, told) for name, file in taken.items()]
    tables = [table for table in found if table is not None]
    inputs = tuple(Input(str(file), fingerprint(file), told.rows.get(file.name, 0)) for file in taken.values())
    return source_of(tables, told, where=path.name, files=tuple(taken.values()), inputs=inputs)


def _table(name: str, file: Path, told: Told) -> SsdTable | None:
    text, note = decoded(file.read_bytes(), file.name)
    rows, first, _ = rows_of(text, file.name, lambda rows: max(known_headings(name, row) for row in [[], *rows]))
    counts = [known_headings(name, row) for row in rows[:LOOKED_AT]]
    if not counts or not max(counts):
        reason = f"none of the headings is a column of {name}" if text.strip() else "empty: not even headings"
        told.ignored.append(Ignored(file.name, file.name, "file", reason))
        return None
    at = counts.index(max(counts))
    if note:
        told.notes.append(note)
    if at:
        told.notes.append(f"{file.name}: the headings are in row {first + at}; what stands above them was not read.")
    headings = rows[at]
    cells, said = squared(
        name, headings, rows[at + 1 :], cut_off=not text.endswith(("\n", "\r")), first_text=_first_text(headings)
    )
    told.notes += [f"{file.name}: {one}." for one in said]
    places = taken_columns(name, headings, file.name, told)
    columns = {column: [row[place] for row in cells] for column, place in places.items()}
    return tidied(name, file.name, columns, range(first + at + 1, first + len(rows)), told)


def _first_text(headings: list[str]) -> int:
    return next((at for at, heading in enumerate(headings) if plain(heading).endswith(TEXTS)), 1)
