"""Answers that auditors wrote into a workbook that stands where a new one is to be made: they are never lost."""

from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from practice_audit.errors import WrongUsage
from practice_audit.reports.screen.words import counted
from practice_audit.reports.to_file.workbook.answers import HEADINGS, KEY

INSTEAD = "Name another file, or move that one away."


def refuse_to_lose_answers(file: Path) -> None:
    """See that no answer would be written over.

    Raises:
        WrongUsage: there are answers in the workbook that stands there.
    """
    if not file.is_file():
        return
    try:
        with CalamineWorkbook.from_path(file) as book:
            number = sum(_answered(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    except CalamineError:
        raise WrongUsage(
            "the file there cannot be read, so nobody knows whether it holds answers of auditors.",
            where=f"--to {file}",
            next_step=INSTEAD,
        ) from None
    if number:
        raise WrongUsage(
            f"the workbook there holds {counted(number, 'answer')} of auditors, which would be lost.",
            where=f"--to {file}",
            next_step=INSTEAD,
        )


def _answered(rows: Sequence[Sequence[object]]) -> int:
    for at, row in enumerate(rows):
        if KEY in row and all(heading in row for heading in HEADINGS):
            columns = [row.index(heading) for heading in HEADINGS]
            return len([below for below in rows[at + 1 :] if any(below[column] != "" for column in columns)])
    return 0
