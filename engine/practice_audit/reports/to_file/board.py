"""The board report, in Word and as a page: one page of what matters, then each stage of the child's journey."""

from importlib.util import find_spec
from pathlib import Path

from practice_audit.errors import WrongUsage
from practice_audit.reports.board.charts import NO_CHARTS, charts_of
from practice_audit.reports.board.in_html import board_in_html
from practice_audit.reports.board.page import board_of
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.register import report


@report(".html", reader="board", is_default=True)
def board_html(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The board report: one page of what matters, then the rates by stage."""
    board = board_of(run, choice)
    charts = charts_of(board)
    file.write_text(board_in_html(board, charts), encoding="utf-8", errors="backslashreplace")
    return [] if charts or find_spec("matplotlib") else [NO_CHARTS]


@report(".docx", reader="board", is_default=True)
def board_word(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The board report for Word, with two places for your own words, which are kept when it is made again.

    Raises:
        WrongUsage: python-docx is not installed.
    """
    if find_spec("docx") is None:
        raise WrongUsage(
            "a Word report needs python-docx, which is not installed.",
            where=f"--to {choice.file}",
            next_step="Install it with `pip install 'practice-audit[word]'`, or end the name with .html.",
        )
    from practice_audit.reports.board.word import write_board  # noqa: PLC0415 - python-docx may not be there

    board = board_of(run, choice)
    charts = charts_of(board)
    notes = write_board(board, charts, file, choice.file)
    return notes if charts or find_spec("matplotlib") else [*notes, NO_CHARTS]
