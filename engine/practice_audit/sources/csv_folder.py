"""CSV: a folder with a file a native table, or one such file."""

from pathlib import Path

from practice_audit.errors import RecordsUnreadable
from practice_audit.layout import TABLES
from practice_audit.sources.csv_rows import squared
from practice_audit.sources.csv_text import decoded, rows_of
from practice_audit.sources.headings import heading_row, known_headings, native_table, no_such
from practice_audit.sources.registry import FOLDER, source
from practice_audit.sources.tables import Ignored, RawTable, Source

ENDINGS = (".csv", ".tsv", ".txt")
ALONE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".json", ".xml", ".zip")  # what other readers may know
_DELIMITER_WORDS = {";": "semicolons", "\t": "tabs"}


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and native_table(path.stem) is not None and path.is_file()


def _inside(path: Path) -> list[Path]:
    return sorted(inside for inside in path.iterdir() if not inside.name.startswith((".", "~$")))


def _knows(path: Path) -> bool:
    return any(map(_is_table, _inside(path))) if path.is_dir() else _is_table(path)


@source("native", knows=_knows, suffixes=(*ENDINGS, FOLDER))
def read(path: Path) -> Source:
    """Read every file that is named after a native table; list every other, and why it was not taken.

    Raises:
        RecordsUnreadable: there is no such file, or one of them is not CSV.
    """
    inside = _inside(path) if path.is_dir() else [path]
    files = [file for file in inside if _is_table(file)]
    ignored = [
        Ignored(path.name, file.name, "folder" if file.is_dir() else "file", _why_not(file))
        for file in inside
        if file not in files
    ]
    tables = []
    for file in files:
        found = _table(file)
        if isinstance(found, RawTable):
            tables.append(found)
        else:
            ignored.append(found)
    if not tables:
        why = "; ".join(f"{one.where}: {one.reason}" for one in ignored[:5]) or "there is nothing in it"
        raise RecordsUnreadable(
            f"no table that could be read ({why}).",
            where=path.name,
            next_step="Name each CSV file after its table, as visits.csv, with the table's columns as headings; "
            "`practice-audit records layout` lists them.",
        )
    return Source("native", tuple(files), tables, ignored=ignored)


def _why_not(path: Path) -> str:
    if path.suffix.lower() in ALONE and path.is_file():
        return "not CSV: if it holds records, give it by itself"
    return no_such(path.stem, TABLES, "table")


def _table(path: Path) -> RawTable | Ignored:
    table = str(native_table(path.stem))
    text, note = decoded(path.read_bytes(), path.name)
    rows, first, delimiter = rows_of(
        text, path.name, lambda rows: max(known_headings(table, row) for row in [[], *rows])
    )
    at = heading_row(table, rows)
    if not rows or not known_headings(table, rows[at]):
        reason = "none of the headings is a column of this table" if text.strip() else "empty: not even headings"
        return Ignored(path.name, path.name, "file", reason)
    cells, said = squared(table, rows[at], rows[at + 1 :], cut_off=not text.endswith(("\n", "\r")))
    if delimiter in _DELIMITER_WORDS:
        said.append(f"the columns are divided by {_DELIMITER_WORDS[delimiter]}")
    if at:
        said.append(f"the headings are in row {first + at}; what stands above them was not read")
    notes = (*([note] if note else []), *(f"{path.name}: {one}." for one in said))
    numbers = range(first + at + 1, first + len(rows))
    return RawTable.of(table, path.name, headings=rows[at], cells=cells, rows=numbers, notes=notes)
