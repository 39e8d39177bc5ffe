"""The tables of the board report in Word: each stage, the limits not confirmed, the sources."""

from docx.document import Document as Word
from docx.table import Table

from practice_audit.reports.board import word_parts as parts
from practice_audit.reports.board import words
from practice_audit.reports.board.figures import Figure
from practice_audit.reports.board.page import Board
from practice_audit.reports.board.word_styles import WIDTH_MM

FIGURES = ("Standard", "Rate", "Met, of judged", "Share judged", "Open", "Open, limit not confirmed", "Past")
WIDTHS = (13.0, 18.0, 20.0, 11.0, 18.0, 10.0)
MONTH = 13.0


def step_tables(word: Word, board: Board) -> None:
    """A table a stage: what is done by its day, and beside it the quality of the same step."""
    months = len(board.months)
    widths = (WIDTH_MM - sum(WIDTHS) - MONTH * months, *WIDTHS, *([MONTH] * months))
    right = range(1, len(widths))
    for step in board.steps:
        word.add_heading(step.title, 2)
        made = parts.table(word, (*FIGURES, *board.months), widths, right, f"{step.title}: the rate of each standard")
        for heading, figures in words.groups(step):
            cells = parts.row(made, (heading, *[""] * (len(widths) - 1)), widths)
            over = cells[0].merge(cells[-1])
            over.text = ""
            parts.write(over, (heading, "bold"))
            for extra in over.paragraphs[1:]:
                extra._p.getparent().remove(extra._p)  # noqa: SLF001 - a merge leaves the blank ones
            parts.shade(over, parts.PALE)
            for one in figures:
                _figure(made, one, widths)
        parts.keep_with_next(made)
        if step.is_blind:
            parts.paragraph(word, words.BLIND)


def _figure(made: Table, one: Figure, widths: tuple[float, ...]) -> None:
    cells = parts.row(
        made,
        (
            f"{one.rule.title} ({one.id})", one.rate, one.of, one.judged,
            (f"{one.open:,}", "act" if one.open else ""), f"{one.unconfirmed:,}", f"{one.past:,}",
            *(f"{month.rate}\n{month.of}".strip() for month in one.earlier),
        ),
        widths,
        range(1, len(widths)),
    )  # fmt: skip
    if one.is_little_seen:
        parts.shade(cells[3], parts.WARN)


def unconfirmed_table(word: Word, board: Board) -> None:
    """The limits and settings that nobody has confirmed."""
    if not board.unconfirmed:
        return
    widths = (56.0, 33.0, 48.0, 26.0, 17.0)
    head = ("What it is", "Used in this audit", "Name in the settings file", "Standards", "Breaches")
    made = parts.table(word, head, widths, (4,), "Limits and settings that are not confirmed")
    for one in board.unconfirmed:
        parts.row(made, (one.meaning, one.in_words, one.name, ", ".join(one.rules), f"{one.breaches:,}"), widths, (4,))


def sources_table(word: Word, board: Board) -> None:
    """Where each standard comes from."""
    widths = (50.0, 75.0, 55.0)
    made = parts.table(word, ("Standard", "What it asks", "Source"), widths, (), "The source of each standard")
    for one in board.figures:
        cells = (f"{one.rule.title} ({one.id})", one.rule.standard, "; ".join(one.rule.sources))
        parts.row(made, cells, widths)
