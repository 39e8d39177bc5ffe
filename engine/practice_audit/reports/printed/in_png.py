"""A drawing as a PNG for Word, by matplotlib: the same shapes at the same places as on the page."""

from io import BytesIO
from warnings import catch_warnings, simplefilter

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names
from matplotlib.patches import Circle, Polygon, Rectangle

from practice_audit.reports.printed.drawing import SOFT, Box, Drawing, Mark, Stroke, corners
from practice_audit.reports.printed.drawing import Words as OwnWords

DOTS = 200
UNITS_PER_INCH = 130
"""So that 960 units are the width of the text on A4, and 14 units high letters are of 8 points."""
FONTS = ("Arial", "Liberation Sans", "DejaVu Sans")
POINTS = 72 / UNITS_PER_INCH


def in_png(drawing: Drawing) -> bytes:
    """Draw it."""
    with mpl.rc_context({"font.family": _fonts(), "hatch.linewidth": 0.8}):
        figure = Figure(figsize=(drawing.wide / UNITS_PER_INCH, drawing.high / UNITS_PER_INCH))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, drawing.wide)
        axes.set_ylim(drawing.high, 0)
        axes.axis("off")
        for order, shape in enumerate(drawing.shapes):
            if isinstance(shape, Stroke):
                axes.plot(
                    [shape.x, shape.to_x],
                    [shape.y, shape.to_y],
                    color=shape.colour,
                    lw=shape.thick * POINTS,
                    zorder=order,
                )
            elif isinstance(shape, OwnWords):
                side = {"start": "left", "middle": "center", "end": "right"}[shape.anchor]
                axes.text(
                    shape.x,
                    shape.y,
                    shape.words,
                    ha=side,
                    va="baseline",
                    color=shape.colour,
                    size=shape.size * POINTS,
                    weight="bold" if shape.bold else "normal",
                    zorder=order,
                    parse_math=False,
                )
            elif isinstance(shape, Box):
                look = (
                    {"facecolor": "none", "edgecolor": SOFT, "hatch": "////", "lw": 0.5}
                    if shape.hatched
                    else {"facecolor": shape.colour, "lw": 0}
                )
                axes.add_patch(Rectangle((shape.x, shape.y), shape.wide, shape.high, zorder=order, **look))  # type: ignore[arg-type]
            else:
                axes.add_patch(_sign(shape, order))
        stream = BytesIO()
        with catch_warnings():
            simplefilter("ignore", UserWarning)  # an id in letters that no font has is drawn as boxes
            figure.savefig(stream, format="png", dpi=DOTS, metadata={"Software": None})
        return stream.getvalue()


def _fonts() -> list[str]:
    there = set(get_font_names())
    return [name for name in FONTS if name in there]


def _sign(mark: Mark, order: int) -> Circle | Polygon:
    face, edge = ("#ffffff", mark.colour) if mark.hollow else (mark.colour, mark.colour)
    width = 2 * POINTS if mark.hollow else 0
    if mark.sign == "dot":
        return Circle((mark.x, mark.y), mark.size, facecolor=face, edgecolor=edge, lw=width, zorder=order)
    return Polygon(corners(mark), facecolor=face, edgecolor=edge, lw=width, zorder=order)
