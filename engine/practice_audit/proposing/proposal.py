"""Which native tables the sheets of some files hold, and which of their columns: sheet by sheet, table by table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from practice_audit.layout import TABLES
from practice_audit.proposing.codes import coded
from practice_audit.proposing.fit import KEYS, SURE, WORTH_SAYING, Fit, Keys, fit, need_of
from practice_audit.proposing.profile import Profile
from practice_audit.proposing.words import is_own_word, nearness, table_words, tidy
from practice_audit.sources import Cell
from practice_audit.sources.mapped_cells import is_blank
from practice_audit.sources.mapped_rows import no_record
from practice_audit.sources.sheets import Sheet, files_of, heading_place, sheets_of

_LIKELY: Final = 0.6
_OWN_COLUMNS: Final = 2
_FURTHER: Final = 0.5  # a second table in one sheet is a comment at least, where its key or main date is there
_WITHOUT_A_NAME: Final = 0.9


@dataclass
class TableGuess:
    """A native table that a sheet may hold, how sure, why, and the guesses of its columns."""

    table: str
    confidence: float
    reason: str
    fits: list[Fit]

    @property
    def is_sure(self) -> bool:
        """Whether it may stand in the mapping; else the whole of it is a comment."""
        return self.confidence >= SURE

    @property
    def sure(self) -> list[Fit]:
        """The guesses that stand in the mapping."""
        return [one for one in self.fits if one.is_sure]


@dataclass
class SheetGuess:
    """A sheet, its columns, and the tables that it may hold."""

    sheet: Sheet
    alone: bool
    heading_row: int
    profiles: list[Profile]
    tables: list[TableGuess] = field(default_factory=list)

    @property
    def unplaced(self) -> list[Profile]:
        """The columns that no guess, sure or not, speaks of."""
        placed = {one.profile.place for guess in self.tables for one in guess.fits}
        return [one for one in self.profiles if one.place not in placed]


@dataclass
class Proposal:
    """What was looked at, and what it may be."""

    sheets: list[SheetGuess]
    others: list[Path]


def propose(paths: Iterable[Path]) -> Proposal:
    """Look at files and folders, and guess a mapping. Nothing is taken as settled: each guess has its reasons.

    Raises:
        RecordsUnreadable: a file is no CSV or workbook that can be read.
    """
    sheets: list[SheetGuess] = []
    others: list[Path] = []
    for path in paths:
        known, rest = files_of(path)
        others += rest
        for file in known:
            found = list(sheets_of(file, _like_headings))
            sheets += [one for sheet in found if (one := _profiled(sheet, alone=len(found) == 1))]
    keys: Keys = {}
    for _ in range(2):  # the ids of the first look show which columns join in the second
        for one in sheets:
            one.tables = _tables(one, keys)
        keys = _keys(sheets)
    return Proposal(sheets, others)


def _like_headings(row: Sequence[Cell]) -> int:
    words = [cell for cell in row if isinstance(cell, str) and any(letter.isalpha() for letter in cell)]
    return len(set(words)) if len(words) > 1 else 0


def _profiled(sheet: Sheet, *, alone: bool) -> SheetGuess | None:
    at = heading_place(sheet.rows, _like_headings)
    if not sheet.rows or not _like_headings(sheet.rows[at]):
        return None
    headings = sheet.rows[at]
    width = len(headings)
    rows = [[*row[:width], *[None] * (width - len(row))] for row in sheet.rows[at + 1 :]]
    out = no_record(rows, headings, range(min(width, 3)))
    kept = [row for number, row in enumerate(rows) if number not in out]
    profiles = [
        Profile(str(heading).strip(), place, [row[place] for row in kept])
        for place, heading in enumerate(headings)
        if not is_blank(heading)
    ]
    return SheetGuess(sheet, alone, sheet.first + at, profiles)


def _tables(one: SheetGuess, keys: Keys) -> list[TableGuess]:
    """The tables of a sheet, the likeliest first; a further one must find columns that the first leaves over."""
    found: list[TableGuess] = []
    profiles = list(one.profiles)
    while guess := _likeliest(one, profiles, keys, [each.table for each in found]):
        found.append(guess)
        layout = TABLES[guess.table].columns
        used = {each.profile.place for each in guess.sure if layout[each.column].type not in KEYS}
        profiles = [profile for profile in profiles if profile.place not in used]
    return found


def _likeliest(one: SheetGuess, profiles: list[Profile], keys: Keys, without: list[str]) -> TableGuess | None:
    guesses = [_guess(table, one, profiles, keys) for table in TABLES if table not in without]
    least = _FURTHER if without else _LIKELY
    likely = [guess for guess in guesses if guess.confidence >= least and _has_its_own(guess, first=not without)]
    return max(likely, key=lambda guess: guess.confidence, default=None)


def _has_its_own(guess: TableGuess, *, first: bool) -> bool:
    layout, sure = TABLES[guess.table], {one.column for one in guess.sure}
    own = [name for name in sure if layout.columns[name].type not in KEYS]
    if first:
        return bool(own)
    dated = layout.main in sure or layout.key in sure
    return len(own) >= _OWN_COLUMNS and dated and "child_id" in layout.columns


def _guess(table: str, one: SheetGuess, profiles: list[Profile], keys: Keys) -> TableGuess:
    layout = TABLES[table]
    fits = [
        found for column in layout.columns.values() for each in profiles if (found := fit(table, column, each, keys))
    ]
    fits.sort(key=lambda each: -each.confidence)
    columns: set[str] = set()
    places: set[int] = set()
    chosen = []
    for each in fits:
        free = each.profile.place not in places or _says_two_things(table, each)
        if each.column not in columns and free and each.confidence >= WORTH_SAYING:
            chosen.append(each)
            columns.add(each.column)
            places.add(each.profile.place)
    by_name = {each.column: each.confidence for each in chosen}
    titles = [one.sheet.file.stem, *([one.sheet.name] if one.sheet.name else [])]
    name, word = max(nearness(tidy(title), table_words(table)) for title in titles)
    need = need_of(table) or [layout.key]
    needed = sum(by_name.get(column, 0.0) for column in need) / len(need)
    placed = sum(each.confidence for each in chosen if each.is_sure) / max(1, len(profiles))
    confidence = round(max(0.35 * name + 0.4 * needed + 0.25 * min(1.0, placed), _by_main(table, chosen, needed)), 2)
    lacking = [column for column in need if column not in by_name]
    reason = f"its name is near '{word}'" if name >= _LIKELY else "by its columns"
    said = f"{reason}; {len([each for each in chosen if each.is_sure])} of its {len(one.profiles)} columns fit"
    said += f"; no column for {', '.join(lacking)}" if lacking else ""
    order = list(layout.columns)
    return TableGuess(table, confidence, said, sorted(chosen, key=lambda each: order.index(each.column)))


def _by_main(table: str, chosen: list[Fit], needed: float) -> float:
    """How sure the columns alone make it, where the heading of its main date is used for no other table."""
    main = next((each for each in chosen if each.column == TABLES[table].main and each.is_sure), None)
    if main is None or not is_own_word(table, main.column, tidy(main.profile.heading)):
        return 0.0
    return _WITHOUT_A_NAME * needed


def _says_two_things(table: str, each: Fit) -> bool:
    """Whether a column in words ("seen alone", "not seen") may say yes or no to a second question too."""
    if TABLES[table].columns[each.column].type != "bool" or each.profile.flags:
        return False
    return bool(coded(table, each.column, each.profile).values)


def _keys(sheets: list[SheetGuess]) -> dict[str, frozenset[str]]:
    """The ids of each table whose key column was found."""
    found: dict[str, frozenset[str]] = {}
    for one in sheets:
        for guess in one.tables:
            key = next((each for each in guess.sure if each.column == TABLES[guess.table].key), None)
            if key is not None:
                found[guess.table] = found.get(guess.table, frozenset()) | frozenset(key.profile.distinct)
    return found
