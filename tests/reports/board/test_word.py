"""The Word report: whole, readable with a screen reader, opened by LibreOffice, and people's words stay in it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.reports.board.example import board

from practice_audit.errors import WrongUsage
from practice_audit.reports.board.charts import Chart
from practice_audit.reports.board.places import EMPTY, PLACES, text_of, words_in
from practice_audit.reports.board.word import write_board

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
CHART = Chart("How late", "Breaches by weeks over: none", "A caption.", lambda _: PIXEL)
OFFICE = shutil.which("soffice")
WRITER = OFFICE is not None and bool(list(Path(OFFICE).resolve().parent.glob("libswlo.*")))


def made(file: Path) -> list[str]:
    """Make the report as the command does: beside the file, then in its place."""
    beside = file.with_suffix(".beside")
    notes = write_board(board(), [CHART], beside, file)
    beside.replace(file)
    return notes


def words(file: Path) -> list[str]:
    """What stands in each place."""
    body = Document(str(file)).element.body
    return ["\n".join(map(text_of, words_in(body, place))) for place in PLACES]


def typed(file: Path, *paragraphs: str) -> None:
    """Write into the first place, as a person does in Word."""
    word = Document(str(file))
    control = next(iter(word.element.body.iter(qn("w:sdt"))))
    content = control.find(qn("w:sdtContent"))
    for said in paragraphs:
        content.append(deepcopy(content[0]))
        next(content[-1].iter(qn("w:t"))).text = said
    content.remove(content[0])
    word.save(str(file))


def test_headings_tables_pictures_and_language_are_marked(tmp_path: Path) -> None:
    made(tmp_path / "board.docx")
    word = Document(str(tmp_path / "board.docx"))
    headings = [
        (one.style.name, one.text) for one in word.paragraphs if one.style and one.style.name[:5] in {"Title", "Headi"}
    ]
    assert headings[0] == ("Title", "Practice audit, 12 December 2012")
    assert ("Heading 1", "What next") in headings
    assert ("Heading 2", "Section 47 enquiries") in headings
    assert word.core_properties.language == word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    assert word.core_properties.title == "Practice audit, 12 December 2012: report to the board"
    with_heads = [one for one in word.tables if one.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]  # noqa: SLF001
    assert len(with_heads) == len(board().steps) + 2
    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == [CHART.alt]  # noqa: SLF001


def test_what_people_wrote_is_kept_and_the_rest_is_made_again(tmp_path: Path) -> None:
    file = tmp_path / "board.docx"
    assert made(file) == []
    assert words(file) == ["", ""]
    assert text_of(Document(str(file)).element.body).count(EMPTY) == 2
    typed(file, "Visits went up since the new rota.")
    for _ in range(2):
        assert made(file) == ["Your own words were kept: 1 place."]
        assert words(file) == ["Visits went up since the new rota.", ""]
        assert [one.text for one in Document(str(file)).paragraphs].count("What next") == 1
    assert sum(name.startswith("word/media") for name in ZipFile(file).namelist()) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["board.docx"]


def test_what_was_changed_elsewhere_is_kept_in_a_copy(tmp_path: Path) -> None:
    file = tmp_path / "board.docx"
    made(file)
    word = Document(str(file))
    word.add_paragraph("A remark at the end.")
    word.save(str(file))
    copy = tmp_path / "board-before-1.docx"
    assert made(file) == [
        f"The earlier report had been changed outside the places for your own words: it is kept as {copy}."
    ]
    assert "A remark at the end." in [one.text for one in Document(str(copy)).paragraphs]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert made(file) == []


def test_what_is_no_word_document_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "board.docx").write_text("notes")
    with pytest.raises(WrongUsage, match="no Word document"):
        made(tmp_path / "board.docx")
    assert (tmp_path / "board.docx").read_text() == "notes"


def test_what_xml_cannot_hold_does_no_harm(tmp_path: Path) -> None:
    odd = replace(board(), audited=["a\x00b\x1bc\ud800d <&>"])
    write_board(odd, [], tmp_path / "board.docx", tmp_path / "none.docx")
    assert "a b c d <&>" in [one.text for one in Document(str(tmp_path / "board.docx")).paragraphs]


def test_the_parts_of_a_table_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    made(tmp_path / "board.docx")
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblDescription"]
    for table in Document(str(tmp_path / "board.docx")).tables:
        names = [re.sub(r"{.*}", "", part.tag) for part in table._tbl.tblPr]  # noqa: SLF001
        assert names == [name for name in order if name in names]


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Path, str], Path]:
    """LibreOffice: a file in, another kind of file out."""

    def convert(file: Path, kind: str) -> Path:
        out = Path(mkdtemp(dir=tmp_path))
        asked = [str(OFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
        asked += ["--convert-to", kind, "--outdir", str(out), str(file)]
        subprocess.run(asked, capture_output=True, timeout=180, check=True)  # noqa: S603 - our own office and file
        return out / file.with_suffix(f".{kind}").name

    return convert


@pytest.mark.skipif(not WRITER, reason="there is no LibreOffice Writer to open it with")
def test_libreoffice_opens_it_and_words_outlive_being_saved_there(
    tmp_path: Path, office: Callable[[Path, str], Path]
) -> None:
    file = tmp_path / "board.docx"
    made(file)
    typed(file, "Visits went up.", "So did reviews.")
    for _ in range(2):
        file = office(file, "docx")
        assert made(file) == ["Your own words were kept: 1 place."]
        assert words(file) == ["Visits went up.\nSo did reviews.", ""]
