"""Every command that a page shows is run, page by page in the order shown, and prints what the page says."""

import re
import shlex
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from click.testing import CliRunner, Result
from tests.documents.pages import CHANGE, PAGES, ROOT, Shown, agrees, changed, shown_on

from practice_audit.cli import main
from practice_audit.matchers import by_engine

OURS = "practice-audit "
ALL = [shown for page in PAGES for shown in shown_on(page)]
SHOWN = [shown for shown in ALL if shown.command.startswith(OURS)]
DURABLE = re.compile(r"durable matcher|^durable: ", re.MULTILINE)
OTHERS = {"make audit", "make test"}
FILES = [shown for shown in ALL if not shown.command.startswith(OURS) and shown.command not in OTHERS]


@pytest.fixture(scope="module", autouse=True)
def _a_screen_of_100_columns() -> Iterator[None]:
    """Fix what the width of the output hangs on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "100")
        patch.setenv("NO_COLOR", "1")
        yield


@cache
def results(page: str) -> dict[tuple[str, int], Result | str]:
    """Do what a page shows, in order, in a folder that holds the fixtures and the rules.

    A command is run once between two changes of a file. What came out is kept by command and step: the result of a
    command, or the text of a file as it stands there.
    """
    folder = Path(mkdtemp(prefix="documents-"))
    for name in ("fixtures", "rules"):
        shutil.copytree(ROOT / name, folder / name)
    done: dict[tuple[str, int], Result | str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for shown in ALL:
            if shown.page == page and (shown.command, shown.step) not in done:
                done[shown.command, shown.step] = _do(shown)
    shutil.rmtree(folder)
    return done


def _do(shown: Shown) -> Result | str:
    if shown.command.startswith(OURS):
        return _run(shown.command)
    if shown.command in OTHERS:
        return ""
    path = Path(shown.command.removeprefix(CHANGE))
    if shown.command.startswith(CHANGE):
        path.write_text(changed(path.read_text("utf-8"), shown.output), "utf-8")
    return path.read_text("utf-8")


def _run(command: str) -> Result:
    return CliRunner().invoke(main, shlex.split(command.removeprefix(OURS)), prog_name=OURS.strip())


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"{shown.page}: {shown.command} {shown.step}")
def test_a_shown_command_prints_what_is_shown(shown: Shown) -> None:
    if DURABLE.search(shown.output) and not by_engine.is_usable():
        pytest.skip("the page shows what is printed where durable-rules is installed")
    result = results(shown.page)[shown.command, shown.step]
    assert isinstance(result, Result)
    assert agrees(shown.output, result.output, is_part=shown.is_part), result.output
    assert shown.is_part or (result.exit_code == 0) is not ("\nError: " in f"\n{shown.output}")


@pytest.mark.parametrize("shown", FILES, ids=lambda shown: f"{shown.page}: {shown.command} {shown.step}")
def test_a_shown_file_or_change_is_what_stands_there(shown: Shown) -> None:
    text = results(shown.page)[shown.command, shown.step]
    assert isinstance(text, str)
    assert shown.command.startswith(CHANGE) or agrees(shown.output, text, is_part=True), text


def test_no_other_command_is_shown_that_nobody_runs() -> None:
    assert {shown.command for shown in ALL} - {shown.command for shown in [*SHOWN, *FILES]} <= OTHERS


def test_a_change_takes_out_what_stands_there_once() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+d\n") == "a\nd\nc\n"
    for text in ("a\nc\n", "a\nb\na\nb\n"):
        with pytest.raises(AssertionError):
            changed(text, " a\n-b\n+d\n")


def recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile, as make prints them."""
    text = (ROOT / "Makefile").read_text("utf-8")
    values = dict(re.findall(r"^(\w+) [:?]?= *(.*)$", text, re.MULTILINE))
    lines = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", text, re.MULTILINE)
    found = lines[1].replace("\t", "").splitlines() if lines else []
    while any("$(" in line for line in found):
        found = [re.sub(r"\$\((\w+)\)", lambda name: values[name[1]], line) for line in found]
    return found


def _one(command: str) -> Shown:
    (shown,) = [shown for shown in ALL if shown.command == command and not shown.is_part]
    return shown


def test_make_audit_prints_what_is_shown() -> None:
    (line,) = recipe("audit")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        result = _run(line.removeprefix(".venv/bin/"))
    assert agrees(_one("make audit").output, f"{line}\n{result.output}"), result.output
    assert result.exit_code == 0


def test_make_test_runs_what_is_shown() -> None:
    said = [line for line in _one("make test").output.splitlines() if line.startswith(".venv/")]
    assert said == [*recipe("lint"), *recipe("test")]


def test_left_out_lines_are_at_least_one() -> None:
    assert agrees("a\n…\nd", "a\nb\nc\nd\n\n")
    assert not agrees("a\n…\nb", "a\nb\n")
    assert not agrees("a\n…", "b\nc\n")


def test_a_part_begins_and_ends_with_whole_lines() -> None:
    assert agrees("b\n…\nd", "a\nb\nc\nd\ne\n", is_part=True)
    assert not agrees("b\nc", "a\nab\nc\n", is_part=True)
    assert not agrees("b\nc", "a\nb\ncd\n", is_part=True)
