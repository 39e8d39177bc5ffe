"""The pages that people read, and the commands that they show."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BY_HAND = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "fixtures/README.md")
GENERATED = sorted((ROOT / "docs" / "procedure").glob("*.md"))  # test_procedure.py looks at these, all at once
PAGES = [ROOT / name for name in BY_HAND] + sorted({*(ROOT / "docs").rglob("*.md")} - {*GENERATED})
LEFT_OUT = "…"  # a line of its own: any lines that are not shown, at least one
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Shown(NamedTuple):
    """One command on a page and the output shown for it, whole; or a part of what the last command printed."""

    page: str
    command: str
    output: str
    is_part: bool


def shown_on(page: Path) -> list[Shown]:
    """What the blocks of a page show, in order: a block begins with a command, or goes on with the one above it."""
    name = page.relative_to(ROOT).as_posix()
    shown: list[Shown] = []
    for block in _BLOCK.findall(page.read_text("utf-8")):
        before, *parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
        if before:
            shown.append(Shown(name, shown[-1].command, before, is_part=True))
        for part in parts:
            command, _, output = part.partition("\n")
            shown.append(Shown(name, command, output, is_part=False))
    return shown


def agrees(shown: str, printed: str, *, is_part: bool = False) -> bool:
    """Whether what was printed is (or holds) what is shown, blanks at the ends of lines and empty last lines aside."""
    lines = "".join("(?:.*\n)+?" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in _lines(shown))
    text = "".join(f"{line}\n" for line in _lines(printed))
    found = re.search(f"^{lines}", text, re.MULTILINE) if is_part else re.fullmatch(lines, text)
    return found is not None


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
