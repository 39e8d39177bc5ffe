"""The board report in Word: written into the earlier one where there is one, so that people's own words stay."""

from pathlib import Path

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt

from practice_audit.reports.board import word_parts as parts
from practice_audit.reports.board import words
from practice_audit.reports.board.charts import Chart
from practice_audit.reports.board.narrative import Earlier, earlier_report, mark_of
from practice_audit.reports.board.page import Board
from practice_audit.reports.board.places import PLACES, add_place
from practice_audit.reports.board.word_styles import set_up
from practice_audit.reports.board.word_tables import sources_table, step_tables, unconfirmed_table
from practice_audit.reports.from_folder.in_short import NOT_SAFE

PICTURE_MM = 158


def write_board(board: Board, charts: list[Chart], file: Path, earlier_file: Path) -> list[str]:
    """Write the report.

    Args:
        board: what it says.
        charts: the pictures, if there are any.
        file: where it is written.
        earlier_file: where the report stood before, if it did.

    Returns:
        What is to be said to the user.

    Raises:
        WrongUsage: what stands at `earlier_file` is no Word document.
    """
    earlier = earlier_report(earlier_file)
    word = earlier.word
    set_up(word, f"{board.title}: report to the board", board.made_by, words.FOOTER)
    first, last = PLACES
    _first_page(earlier, board, first)
    if charts:
        _new_page(word, "In pictures")
        for chart in charts:
            word.add_heading(chart.title, 2)
            parts.picture(word, chart.draw("png"), chart.alt, PICTURE_MM)
            parts.paragraph(word, (chart.caption, "soft"))
    word.add_heading("By stage of the child's journey", 1)
    for said in words.how_to_read(board):
        parts.paragraph(word, said)
    step_tables(word, board)
    add_place(word, last, earlier.kept.get(last, []))
    word.add_heading("Appendix: limits and settings nobody has confirmed", 1)
    parts.paragraph(word, words.unconfirmed_note(board))
    unconfirmed_table(word, board)
    word.add_heading("Appendix: where each standard comes from", 1)
    sources_table(word, board)
    _drop_old_pictures(word)
    word.core_properties.keywords = mark_of(word)
    word.save(str(file))
    return earlier.notes


def _first_page(earlier: Earlier, board: Board, place: str) -> None:
    word = earlier.word
    word.add_heading(board.title, 0)
    parts.paragraph(word, (f"Report to the board. Made with {board.made_by}.", "soft"))
    line = word.add_table(rows=1, cols=1)
    parts.shade(line.rows[0].cells[0], parts.WARN)
    parts.write(line.rows[0].cells[0], (f"{NOT_SAFE} What nobody recorded is not seen at all.", "bold"))
    parts.paragraph(word).paragraph_format.space_after = Pt(0)
    _tiles(word, board)
    word.add_heading("What was audited", 1)
    parts.paragraph(word, " ".join(board.audited))
    word.add_heading("How sure we are", 1)
    for said in board.sure:
        parts.paragraph(word, said, style="List Bullet")
    word.add_heading(words.first_heading(board), 1)
    parts.paragraph(word, words.first_note(board))
    for number, thing in enumerate(board.first, start=1):
        told = parts.paragraph(
            word, (f"{number}.\t{thing.title}", "bold"), f": {thing.how_bad} ", (f"{thing.severity}.", "act"),
            f" {thing.why} ", ("Do: ", "bold"), thing.remedy,
        )  # fmt: skip
        told.paragraph_format.left_indent, told.paragraph_format.first_line_indent = Pt(16), Pt(-16)
        told.paragraph_format.keep_together = True
    word.add_heading("Recorded in most cases", 1)
    shown = [f"{one.rule.title}: {one.rate} ({one.of})" for one in board.recorded]
    parts.paragraph(word, words.recorded_note(board), f" {'; '.join(shown)}." if shown else "")
    word.add_heading("What next", 1)
    for said in board.next_steps:
        parts.paragraph(word, said, style="List Bullet")
    add_place(word, place, earlier.kept.get(place, []))


def _tiles(word: Word, board: Board) -> None:
    tiles = word.add_table(rows=1, cols=len(board.tiles))
    for place, (cell, tile) in enumerate(zip(tiles.rows[0].cells, board.tiles, strict=True)):
        parts.shade(cell, parts.PALE)
        parts.write(cell, (f"{tile.number}\n", "big" if place else "bigact"), tile.about)
    parts.gaps(tiles)


def _new_page(word: Word, heading: str) -> None:
    word.add_heading(heading, 1).paragraph_format.page_break_before = True


def _drop_old_pictures(word: Word) -> None:
    """Take out the pictures of the report before, which nothing shows any more."""
    used = {value for element in word.element.body.iter() for value in element.attrib.values()}
    part = word.part
    old = [name for name, one in part.rels.items() if one.reltype == RELATIONSHIP_TYPE.IMAGE and name not in used]
    for name in old:
        del part.rels[name]
