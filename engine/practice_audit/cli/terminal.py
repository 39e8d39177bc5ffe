"""The terminal: how wide it is, whether somebody watches, and a bar that says how far long work is."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

NARROWEST, WIDEST, IN_A_PIPE = 60, 200, 120
LABEL = 10
Progress = Callable[[str, int, int], None]


def width() -> int:
    """Columns to print to; COLUMNS, where set, goes before what the terminal says."""
    found = shutil.get_terminal_size((IN_A_PIPE, 24)).columns
    return min(max(found, NARROWEST), WIDEST)


def at_a_terminal() -> bool:
    """Whether somebody sits there who can be asked, and asked again."""
    return sys.stdin.isatty()


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Give what to tell of the work done: stage, how much of it, and of how much (0: not known).

    A bar is shown on stderr where somebody watches.

    Args:
        quiet: show none.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    bars = _Bars()
    try:
        yield bars.tell
    finally:
        bars.close()


class _Bars:
    """One bar after the other, a stage each; one that only moves to and fro where nobody knows how much there is."""

    def __init__(self) -> None:
        self.stage = ""
        self.bar: ProgressBar[Any] | None = None

    def tell(self, stage: str, done: int, of: int) -> None:
        """Move the bar on: `done` more of `of`."""
        if stage != self.stage:
            self.close()
            self.stage = stage
            unknown = (nothing for nothing in list[Any]())  # not iter(()), which knows that it is empty
            self.bar = click.progressbar(
                unknown, length=of or None, label=stage.ljust(LABEL), show_pos=True, file=sys.stderr
            )
            self.bar.__enter__()
        if self.bar is not None and done:
            self.bar.update(done)

    def close(self) -> None:
        """End the bar."""
        if self.bar is not None:
            self.bar.__exit__(None, None, None)
            self.bar = None
