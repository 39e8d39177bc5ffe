"""The charts, where looking beats reading: rates by standard, weeks of lateness, open breaches by team."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from practice_audit.reports.board.figures import Figure
from practice_audit.reports.board.lateness import BANDS
from practice_audit.reports.board.page import Board
from practice_audit.reports.counts import LATE, MET, NOT_MET
from practice_audit.reports.screen.words import counted

MOST_BARS = 24
FEW = 10
NO_CHARTS = (
    "No charts: matplotlib is not installed. The tables hold all their figures; "
    "`pip install 'practice-audit[charts]'` brings the charts."
)


@dataclass(frozen=True)
class Chart:
    """A chart.

    Attributes:
        title: what it shows.
        alt: the same in words, for those who cannot see it.
        caption: what a reader must know to read it.
        draw: gives the picture as "svg" or "png".
    """

    title: str
    alt: str
    caption: str
    draw: Callable[[str], bytes]


def charts_of(board: Board) -> list[Chart]:
    """The charts that have something to show; none where matplotlib is not installed."""
    if find_spec("matplotlib") is None:
        return []
    return [chart for chart in (_rates(board), _lateness(board), _teams(board)) if chart is not None]


def _rates(board: Board) -> Chart | None:
    rated = [one for one in board.figures if one.has_rate]
    below = sorted((one for one in rated if one.counts.rate() != 1), key=_lowest_of_many_first)
    shown = below[:MOST_BARS]
    if not shown:
        return None
    rest = f" Not drawn: {counted(len(below) - MOST_BARS, 'other')} with a breach." if len(below) > MOST_BARS else ""
    all_met = len(rated) - len(below)
    alt = "Rate met by standard: " + "; ".join(f"{one.rule.title} {one.rate} ({one.of})" for one in shown) + "."
    caption = (
        f"Met, late and not met (no record found by the day, or one that must not be), of those judged; the lowest "
        f"first.{rest} {counted(all_met, 'standard')} had no breach among those judged, and "
        f"{'is' if all_met == 1 else 'are'} not drawn."
    )
    from practice_audit.reports.board import drawing  # noqa: PLC0415 - matplotlib may not be there

    bars = [
        drawing.Bar(one.rule.title, f"{one.rate}  ({one.of})", _shares(one), one.counts.judged < FEW) for one in shown
    ]
    few = f"Fewer than {FEW} judged: read the numbers, not the bar"
    return Chart("Standards with a breach, by rate", alt, caption, lambda kind: drawing.rates(bars, few, kind))


def _lowest_of_many_first(one: Figure) -> tuple[bool, float, str]:
    return one.counts.judged < FEW, one.counts.rate() or 0, one.id


def _shares(one: Figure) -> tuple[float, float, float]:
    return (
        one.counts[MET] / one.counts.judged,
        one.counts[LATE] / one.counts.judged,
        one.counts[NOT_MET] / one.counts.judged,
    )


def _lateness(board: Board) -> Chart | None:
    late = board.lateness
    if not late.total:
        return None
    rows = list(zip((name for name, _ in BANDS), late.open, late.unconfirmed, late.past, strict=True))
    alt = "Breaches by weeks over: " + "; ".join(
        f"{name} weeks: {still} open, {local} open outside limits not confirmed, {past} past"
        for name, still, local, past in rows
    )
    caption = (
        "Each breach with a day on which it was due, by how long it was over. Open ones go on growing. "
        f"Past: put right or done late, since {board.since}."
    )
    from practice_audit.reports.board import drawing  # noqa: PLC0415 - matplotlib may not be there

    return Chart("How late", alt, caption, lambda kind: drawing.lateness(rows, kind))


def _teams(board: Board) -> Chart | None:
    shown = {name: number for name, number in board.teams.items() if number is not None}
    if not shown:
        return None
    alt = "Open breaches by team of the case holder: " + "; ".join(
        f"{name}: {'not shown' if number is None else number}" for name, number in board.teams.items()
    )
    hidden = len(board.teams) - len(shown)
    caption = "By the team that holds the case on the audit date, in the order of their names, never of faults." + (
        f" {counted(hidden, 'number')} {'is' if hidden == 1 else 'are'} not shown: under five, or one from which such "
        "a number could be worked out."
        if hidden
        else ""
    )
    from practice_audit.reports.board import drawing  # noqa: PLC0415 - matplotlib may not be there

    return Chart("Open breaches by team", alt, caption, lambda kind: drawing.teams(board.teams, kind))


__all__ = ["NO_CHARTS", "Chart", "charts_of"]
