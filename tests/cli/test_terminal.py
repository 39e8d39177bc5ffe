"""The width of the terminal, and a bar where somebody watches."""

import io
import sys

import pytest

from practice_audit.cli import terminal


class Watched(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("160", 160), ("20", 60), ("900", 200)])
def test_the_width_is_that_of_the_terminal_within_reason(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.width() == width


@pytest.mark.parametrize("quiet", [True, False])
def test_no_bar_in_a_pipe_or_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> None:
    stream = Watched() if quiet else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with terminal.progress(quiet=quiet) as tell:
        tell("matching", 3, 10)
    assert not stream.getvalue()


def test_a_bar_for_each_stage_where_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Watched()
    monkeypatch.setattr(sys, "stderr", stream)
    with terminal.progress(quiet=False) as tell:
        tell("reading", 0, 0)
        tell("matching", 5, 10)
        tell("matching", 5, 10)
    assert "reading" in stream.getvalue()
    assert "10/10" in stream.getvalue()
