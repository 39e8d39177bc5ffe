"""The file for Word opens, with headings, header rows that repeat, and words in the place of what one cannot see."""

from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from tests.reports.printed.example import DOCUMENT

from practice_audit.errors import WrongUsage
from practice_audit.reports.printed import in_word
from practice_audit.reports.printed.in_word import write_word


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> WordDocument:
    file = tmp_path_factory.mktemp("word") / "a.docx"
    write_word(DOCUMENT, file, file)
    return docx.Document(str(file))


def test_it_has_the_headings_and_a_language(word: WordDocument) -> None:
    styles = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs if paragraph.style is not None]
    assert [text for name, text in styles if name == "Heading 1"] == ["Text", "Numbers", "Picture"]
    assert [text for name, text in styles if name == "List Number"] == ["a", "b"]
    assert word.core_properties.language == "en-GB"
    assert "\x07" not in word.core_properties.title


def test_the_header_row_repeats_and_no_row_is_cut(word: WordDocument) -> None:
    table = word.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Child", "Told", "Days"]
    rows = table._tbl.tr_lst  # noqa: SLF001 - python-docx has no word for it
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True, False]
    assert rows[1].find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    (caption,) = table._tbl.tblPr.findall(qn("w:tblCaption"))  # noqa: SLF001
    assert caption.get(qn("w:val")) == "Worst first One line a child"


def test_the_widths_are_those_of_the_paper_on_its_long_side(word: WordDocument) -> None:
    widths = [cell.width.mm for cell in word.tables[-1].rows[1].cells if cell.width is not None]
    assert [round(width) for width in widths] == [134, 81, 54]
    assert word.sections[0].page_width.mm > word.sections[0].page_height.mm  # type: ignore[union-attr]


def test_the_picture_has_its_words(word: WordDocument) -> None:
    (picture,) = word.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("In words")  # noqa: SLF001


def test_without_matplotlib_the_words_stand_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_audit.reports.printed.word_parts.find_spec", lambda _: None)
    write_word(DOCUMENT, tmp_path / "a.docx", tmp_path / "a.docx")
    found = docx.Document(str(tmp_path / "a.docx"))
    assert len(found.inline_shapes) == 0
    assert any(paragraph.text.startswith("In words") for paragraph in found.paragraphs)


def test_without_python_docx_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_word, "find_spec", lambda _: None)
    with pytest.raises(WrongUsage, match="practice-audit\\[word\\]"):
        write_word(DOCUMENT, tmp_path / "a.docx", tmp_path / "a.docx")
