"""A page of Markdown that grows from top to bottom, with the calls of a page of text: GitHub shows it."""

import re
from collections.abc import Iterable, Sequence


def escaped(text: str) -> str:
    """Words in which nothing is taken for a mark; what stands in backticks is left as it is."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else re.sub(r"([*<\[\]])", r"\\\1", part) for part in parts)


def in_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table as lines; its cells are Markdown already."""
    lines = [_line(headings), f"|{'---|' * len(headings)}"]
    return lines + [_line(row) for row in rows]


def _line(cells: Sequence[str]) -> str:
    return "".join(["|", *(f" {cell.replace('|', chr(92) + '|')} |" for cell in cells)])


def _heads(block: list[str]) -> bool:
    return block[0].startswith("## ")


class MarkdownPage:
    """Markdown: headed parts, paragraphs, lists and tables."""

    def __init__(self, title: str) -> None:
        """Start a page with its title."""
        self._blocks: list[list[str]] = [[f"# {title}"]]
        self._in_list = False

    def head(self, text: str) -> None:
        """The heading of a part."""
        self._block([f"## {escaped(text)}"])

    def say(self, text: str) -> None:
        """A paragraph of plain words."""
        self._block([escaped(text)])

    def write(self, *lines: str) -> None:
        """Lines that are Markdown already."""
        self._block(list(lines))

    def item(self, label: str, text: str) -> None:
        """A line of a list with a label in bold."""
        self._listed(f"- **{escaped(label)}**: {escaped(text) or '-'}")

    def items(self, label: str, texts: Iterable[str]) -> None:
        """Several texts under one label: a list in the list."""
        several = list(texts)
        if len(several) == 1:
            self.item(label, several[0])
        elif several:
            self._listed(f"- **{escaped(label)}**, all of:", *(f"  - {escaped(text)}" for text in several))

    def bullet(self, text: str) -> None:
        """A line of a list."""
        self._listed(f"- {escaped(text)}")

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table; its cells are Markdown already."""
        self._block(in_table(headings, rows))

    @property
    def text(self) -> str:
        """The page, with a line's end at its end; a heading with nothing under it is left out."""
        following = [*self._blocks[1:], ["## the end"]]
        full = [one for one, after in zip(self._blocks, following, strict=True) if not (_heads(one) and _heads(after))]
        return "\n\n".join("\n".join(block) for block in full) + "\n"

    def _block(self, lines: list[str]) -> None:
        self._blocks.append(lines)
        self._in_list = False

    def _listed(self, *lines: str) -> None:
        if self._in_list:
            self._blocks[-1] += lines
        else:
            self._block(list(lines))
        self._in_list = True
