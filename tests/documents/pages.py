"""The pages that people read: the commands, files and changes to files that they show."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BY_HAND = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "fixtures/README.md")
GENERATED = sorted((ROOT / "docs" / "procedure").glob("*.md"))  # test_procedure.py looks at these, all at once
PAGES = [ROOT / name for name in BY_HAND] + sorted({*(ROOT / "docs").rglob("*.md")} - {*GENERATED})
LEFT_OUT = "…"  # a line of its own: any lines that are not shown, at least one
_BLOCK = re.compile(
    r"(?:^<!-- (?:file|change): (?P<file>\S+) -->\n)?^```(?P<kind>console|yaml|diff)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
CHANGE = "change "


class Shown(NamedTuple):
    """One command on a page and the output shown for it, whole; or a part of what the last command printed.

    A yaml block with `<!-- file: PATH -->` above it is a part of that file as it stands there: its command is that
    path. A diff block with `<!-- change: PATH -->` is what the reader changes there: its command begins with CHANGE.
    """

    page: str
    command: str
    output: str
    is_part: bool
    step: int = 0
    """How many changes the reader has made before: a command may be shown again after one."""


def shown_on(page: Path) -> list[Shown]:
    """What the blocks of a page show, in order: a block begins with a command, or goes on with the one above it."""
    name = page.relative_to(ROOT).as_posix()
    shown: list[Shown] = []
    step = 0
    for block in _BLOCK.finditer(page.read_text("utf-8")):
        if block["kind"] == "diff":
            step += 1
            shown.append(Shown(name, f"{CHANGE}{block['file']}", block["text"], is_part=False, step=step))
        elif block["kind"] == "yaml" and block["file"]:
            shown.append(Shown(name, block["file"], block["text"], is_part=True, step=step))
        elif block["kind"] == "console":
            shown += _commands(block["text"], name, step, shown)
    return shown


def _commands(text: str, name: str, step: int, shown: list[Shown]) -> Iterator[Shown]:
    before, *parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    if before:
        yield Shown(name, shown[-1].command, before, is_part=True, step=step)
    for part in parts:
        command, _, output = part.partition("\n")
        yield Shown(name, command, output, is_part=False, step=step)


def changed(text: str, change: str) -> str:
    """A file with the lines of a diff block in the place of those that it takes out, which must stand there once."""
    lines = change.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    there = [found.start() for found in re.finditer(f"^{re.escape(before)}", text, re.MULTILINE)]
    assert len(there) == 1, before
    return text[: there[0]] + after + text[there[0] + len(before) :]


def agrees(shown: str, printed: str, *, is_part: bool = False) -> bool:
    """Whether what was printed is (or holds) what is shown, blanks at the ends of lines and empty last lines aside."""
    lines = "".join("(?:.*\n)+?" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in _lines(shown))
    text = "".join(f"{line}\n" for line in _lines(printed))
    found = re.search(f"^{lines}", text, re.MULTILINE) if is_part else re.fullmatch(lines, text)
    return found is not None


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
