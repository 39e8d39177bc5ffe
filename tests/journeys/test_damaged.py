"""Damaged exports through the command line: refused in one clear paragraph, or read with what was rejected counted."""

import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from practice_audit.cli import main

BIRD = "Kestrel"  # stands in the records of every file, and in nothing that is printed
CHILDREN = f"child_id,date_of_birth,ethnicity\nK1,2010-05-14,{BIRD}\nK2,2011-06-15,\n"
VISITS = "visit_id,child_id,visited_on,child_views\n"
COMMANDS = {"run": ["run", "--history", "none", "--jobs", "1", "--quiet"], "check": ["records", "check"]}
Files = dict[str, str | bytes]
Damage = Callable[[Path], Path]


def asked(command: str, *more: str | Path) -> Result:
    return CliRunner().invoke(main, [*COMMANDS[command], "--as-at", "2012-12-12", *map(str, more)])


def export(files: Files, name: str = "export") -> Damage:
    def make(folder: Path) -> Path:
        (folder / name).mkdir()
        for file, text in files.items():
            (folder / name / file).write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder / name

    return make


def one(name: str, text: str | bytes) -> Damage:
    return lambda folder: export({name: text})(folder) / name


def zipped(name: str) -> Damage:
    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / name, "w") as parts:
            parts.writestr("children.csv", CHILDREN)
        return folder / name

    return make


def workbook(children: list[list[Any]]) -> Damage:
    def make(folder: Path) -> Path:
        with xlsxwriter.Workbook(str(folder / "export.xlsx")) as book:
            sheet = book.add_worksheet("children")
            for number, row in enumerate(children):
                sheet.write_row(number, 0, row)
        return folder / "export.xlsx"

    return make


REFUSED: dict[str, tuple[Damage, int, str]] = {
    "no children": (export({"visits.csv": VISITS}), 3, "no table of children"),
    "children under wrong headings": (
        export({"children.csv": f"{BIRD},b\n1,2\n", "visits.csv": VISITS}),
        3,
        r"no table of children \(children.csv: none of the headings is a column",
    ),
    "children misnamed": (export({"child.csv": CHILDREN, "visits.csv": VISITS}), 3, "did you mean children"),
    "children without an id": (export({"children.csv": f"ethnicity\n{BIRD}\n"}), 3, "no row .* has an id"),
    "only wrong headings": (one("children.csv", f"{BIRD},b\n1,2\n"), 3, "none of the headings is a column"),
    "CSV under the ending of a workbook": (one("children.xlsx", CHILDREN), 3, "text, not a workbook.*\n.*ending .csv"),
    "a page under the ending of a workbook": (one("export.xls", f"<html>{BIRD}"), 3, "text, not a workbook"),
    "a zip file": (zipped("export.zip"), 3, "a zip file.*\nUnpack it"),
    "a zip file under the ending of a workbook": (zipped("export.xlsx"), 3, "not a workbook that can be opened"),
    "a workbook under the ending of CSV": (zipped("children.csv"), 3, "a workbook or a zip file, not CSV"),
    "a workbook in a folder": (export({"export.xlsx": "PK"}), 3, "give it by itself"),
    "JSON cut short": (one("export.json", f'{{"children": [{{"child_id": "{BIRD}"'), 3, "line 1, column .*not JSON"),
    "JSON of another shape": (one("export.json", f'["{BIRD}"]'), 3, "not an object with an array a table"),
    "JSON deep down": (one("export.json", "[" * 100_000), 3, "not JSON that holds records"),
    "a census cut short": (one("census.xml", f"<Message><Children><Child>{BIRD}"), 3, "not whole, well-formed XML"),
    "another document": (one("letter.pdf", f"%PDF {BIRD}"), 3, "no known format of records"),
    "no text": (one("children.csv", f"child_id\n{BIRD}\0\1\2"), 3, "not text"),
    "a quotation mark too many": (
        one("children.csv", f'child_id,ethnicity\nK1,"{BIRD}\nK2,x\n'),
        3,
        "children.csv, line 3.*quotation mark",
    ),
    "dates that could be either": (
        export({"children.csv": CHILDREN, "visits.csv": VISITS + "V1,K1,05/06/2012,\nV2,K1,06/06/2012,\n"}),
        3,
        "visits.csv, visits.visited_on.*\n.*--date-order dmy",
    ),
    "an empty file": (one("children.csv", ""), 3, "the file is empty"),
    "an empty workbook": (one("export.xlsx", ""), 3, "the file is empty"),
    "an empty folder": (export({}), 3, "there is nothing in it"),
    "a folder under the ending of a workbook": (export({}, "export.xlsx"), 3, "no table that could be read"),
    "a path that is not there": (lambda folder: folder / "nowhere", 2, "no such file or folder"),
    "a file taken for a folder": (
        lambda folder: one("children.csv", CHILDREN)(folder) / "children.csv",
        2,
        "no such file or folder",
    ),
}


def is_one_paragraph(result: Result) -> bool:
    lines = result.stderr.splitlines()
    known = lines[0].startswith("Error: ") and all(lines) and len(lines) == 2
    return known and "Traceback" not in result.stderr and BIRD not in result.output


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("damage", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused(tmp_path: Path, command: str, damage: Damage, code: int, said: str) -> None:
    result = asked(command, damage(tmp_path))
    assert (result.exit_code, result.stdout) == (code, "")
    assert re.search(said, result.stderr), result.stderr
    assert is_one_paragraph(result)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights of the administrator, who may read anything, where the tests have them."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are told otherwise on this system")
@pytest.mark.parametrize("name", ["children.csv", "export.xlsx", "export.json", "census.xml", ""])
def test_what_one_may_not_read_is_refused(tmp_path: Path, name: str) -> None:
    path = one(name or "children.csv", CHILDREN)(tmp_path)
    asked("check", path)  # so that nothing is left to import
    (path if name else path.parent).chmod(0)
    with as_nobody():
        result = asked("check", path if name else path.parent)
    path.parent.chmod(0o700)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "cannot be opened (Permission denied)" in result.stderr
    assert is_one_paragraph(result)


def visits(*days: str) -> Files:
    rows = "".join(f"V{at},K1,{day},{BIRD}\n" for at, day in enumerate(days))
    return {"children.csv": CHILDREN, "visits.csv": VISITS + rows}


READ: dict[str, tuple[Damage, int, str]] = {
    "Windows-1252": (
        one("children.csv", f"child_id,ethnicity\nK1,{BIRD} café £5\n".encode("cp1252")),
        0,
        "Windows-1252",
    ),
    "semicolons": (one("children.csv", CHILDREN.replace(",", ";")), 0, "divided by semicolons"),
    "day numbers in a workbook": (
        workbook([["child_id", "date_of_birth"], ["K1", 40312], ["K2", 40313.5]]),
        0,
        "export",
    ),
    "day numbers in CSV": (export(visits("41218", "41219")), 2, r"visited_on 2"),
    "day first and month first": (
        export(visits("13/11/2012", "11/14/2012", "11/15/2012", "05/06/2012")),
        3,
        "Day first and month first are mixed",
    ),
    "no such day": (export(visits("31/02/2012", "13/11/2012")), 1, "day first, as days above 12 show"),
    "an empty table": (export({"children.csv": CHILDREN, "visits.csv": ""}), 0, "visits.csv"),
    "a table under wrong headings": (
        export({"children.csv": CHILDREN, "visits.csv": f"a,b\n{BIRD},2\n"}),
        0,
        "visits.csv",
    ),
    "a heading row only": (export({"children.csv": CHILDREN, "visits.csv": VISITS}), 0, r"visits +0"),
}


@pytest.mark.parametrize(("damage", "rejected", "said"), READ.values(), ids=READ)
def test_what_can_be_read_is_read_and_the_rest_counted(
    tmp_path: Path, damage: Damage, rejected: int, said: str
) -> None:
    path = damage(tmp_path)
    for command in COMMANDS:
        result = asked(command, path)
        assert (result.exit_code, result.stderr) == (0, "")
        assert re.search(said, " ".join(result.stdout.split()))
        assert f"{rejected} value{'' if rejected == 1 else 's'} rejected" in result.stdout
        assert BIRD not in result.stdout


def test_ids_keep_their_zeros_and_text_its_letters(tmp_path: Path) -> None:
    text = "child_id,ethnicity\n007,café £5\n7,x\n".encode("cp1252")
    out = tmp_path / "out.json"
    converted = CliRunner().invoke(
        main, ["convert", str(one("children.csv", text)(tmp_path)), str(out), "--format", "json"]
    )
    assert (converted.exit_code, converted.stderr) == (0, "")
    rows = json.loads(out.read_text("utf-8"))["children"]
    assert [(row["child_id"], row["ethnicity"]) for row in rows] == [("007", "café £5"), ("7", "x")]
