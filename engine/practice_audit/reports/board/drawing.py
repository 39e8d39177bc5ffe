"""The charts as pictures, drawn with matplotlib: SVG for a page, PNG for Word. No green: met is not safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from textwrap import shorten
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

MET, LATE, NOT_MET, PAST = "#5B8DBF", "#C9731E", "#7A1F14", "#8A94A0"
"""Lighter to darker, so that they are told apart without colour; all at 3 to 1 on white."""
INK, GRID = "#1B2733", "#D5DBE1"
WIDE = 7.2
"""Inches: the width of the text on A4."""
STYLE: Any = {  # matplotlib's stub spells out every key

    "font.family": "DejaVu Sans", "font.size": 8.5, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": GRID,
    "xtick.color": INK, "ytick.color": INK, "axes.spines.top": False, "axes.spines.right": False,
    "axes.axisbelow": True, "svg.fonttype": "path", "svg.hashsalt": "practice-audit",
}  # fmt: skip
DOTS = 180
LONGEST = 64
PALE = 0.45
LEAST_LABELLED = 0.05
"""Of the highest column: a lower part has no room for its number."""


@dataclass(frozen=True)
class Bar:
    """A standard as it is drawn: its title, its rate in words, its shares met, late and not met, and whether of few."""

    title: str
    rate: str
    shares: tuple[float, float, float]
    of_few: bool


def rates(bars: list[Bar], few: str, kind: str) -> bytes:
    """Bars of met, late and not met, in shares; beside each its rate and both numbers; those of few paler, and apart.

    Args:
        bars: in the order in which they are drawn, those of few last.
        few: the heading of those.
        kind: "svg" or "png".
    """
    gap = 1.4 if any(bar.of_few for bar in bars) and not all(bar.of_few for bar in bars) else 0.0
    first = next((place for place, bar in enumerate(bars) if bar.of_few), len(bars))
    places = [place + (gap if bar.of_few else 0) for place, bar in enumerate(bars)]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDE, 0.65 + 0.235 * (len(bars) + gap)), layout="constrained")
        axes = figure.subplots()
        left = [0.0] * len(bars)
        for part, (name, colour) in enumerate((("met", MET), ("late", LATE), ("not met", NOT_MET))):
            share = [bar.shares[part] for bar in bars]
            drawn = axes.barh(places, share, left=left, height=0.66, color=colour, edgecolor="white", label=name)
            for patch, bar in zip(drawn, bars, strict=True):
                patch.set_alpha(PALE if bar.of_few else 1.0)
            left = [start + more for start, more in zip(left, share, strict=True)]
        axes.set_yticks(places, [shorten(bar.title, LONGEST, placeholder=" …") for bar in bars])
        axes.set_ylim(len(bars) - 0.4 + gap, -0.6)
        axes.set_xlim(0, 1)
        axes.set_xticks([0, 0.5, 1], ["0 %", "50 %", "100 %"])
        for place, bar in zip(places, bars, strict=True):
            axes.text(1.02, place, bar.rate, va="center", transform=axes.get_yaxis_transform())
        if gap:
            axes.text(0, first - 0.5 + gap / 2, few, va="center", style="italic")
        axes.tick_params(length=0)
        _plain(axes, "x")
        figure.legend(loc="outside upper left", ncols=3, frameon=False, handlelength=1.6)
        return _picture(figure, kind)


def lateness(rows: list[tuple[str, int, int, int]], kind: str) -> bytes:
    """Stacked columns of open, open outside unconfirmed limits, and past breaches, by weeks over."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDE, 2.5), layout="constrained")
        axes = figure.subplots()
        places, bottom = range(len(rows)), [0] * len(rows)
        highest = max(sum(row[1:]) for row in rows)
        for part, (name, colour) in enumerate(
            (("open", NOT_MET), ("open, outside a limit not confirmed", LATE), ("past", PAST))
        ):
            numbers = [(row[1], row[2], row[3])[part] for row in rows]
            drawn = axes.bar(places, numbers, bottom=bottom, width=0.7, color=colour, edgecolor="white", label=name)
            labels = [str(number) if number > LEAST_LABELLED * highest else "" for number in numbers]
            axes.bar_label(drawn, labels, label_type="center", color="white" if colour == NOT_MET else "black")
            bottom = [start + more for start, more in zip(bottom, numbers, strict=True)]
        axes.set_xticks(places, [row[0] for row in rows])
        axes.set_xlabel("weeks over")
        axes.set_ylabel("breaches")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(length=0)
        _plain(axes, "y")
        figure.legend(loc="outside upper left", ncols=3, frameon=False, handlelength=1.6)
        return _picture(figure, kind)


def teams(numbers: Mapping[str, int | None], kind: str) -> bytes:
    """A bar a team, in the order of the names; a hidden number is said to be hidden."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDE, 0.55 + 0.3 * len(numbers)), layout="constrained")
        axes = figure.subplots()
        places = range(len(numbers))
        axes.barh(places, [number or 0 for number in numbers.values()], height=0.62, color=MET)
        axes.set_yticks(places, [shorten(name, LONGEST, placeholder=" …") for name in numbers])
        axes.invert_yaxis()
        most = max(number or 0 for number in numbers.values())
        axes.set_xlim(0, most * 1.12)
        for place, number in enumerate(numbers.values()):
            said = " not shown" if number is None else f" {number:,}"
            axes.text(number or 0, place, said, va="center", style="italic" if number is None else "normal")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(length=0)
        _plain(axes, "x")
        return _picture(figure, kind)


def _plain(axes: Axes, along: str) -> None:
    axes.spines["bottom" if along == "x" else "left"].set_visible(False)
    axes.grid(axis="x" if along == "x" else "y", color=GRID, linewidth=0.6)


def _picture(figure: Figure, kind: str) -> bytes:
    """The picture, the same each time it is drawn."""
    file = BytesIO()
    said = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    figure.savefig(file, format=kind, dpi=DOTS, metadata=said, facecolor="white")
    return file.getvalue()
