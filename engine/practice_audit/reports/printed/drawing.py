"""A drawing of boxes, dots, strokes and words, as SVG for a page; in_png makes the picture for Word of it."""

from dataclasses import dataclass, field
from html import escape
from typing import Literal

INK, SOFT, FINE = "#1b2733", "#4a5764", "#c3ccd5"
FONT = "Arial, Liberation Sans, sans-serif"


@dataclass(frozen=True)
class Box:
    """A rectangle from its upper left corner; `hatched`: of lines, so that it is told apart without colour."""

    x: float
    y: float
    wide: float
    high: float
    colour: str
    hatched: bool = False
    about: str = ""


@dataclass(frozen=True)
class Mark:
    """A sign around a place: a dot, a triangle that stands (up) or a diamond; hollow where it is not filled."""

    x: float
    y: float
    size: float
    colour: str
    sign: Literal["dot", "up", "diamond"] = "dot"
    hollow: bool = False
    about: str = ""


@dataclass(frozen=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str = FINE
    thick: float = 1.0


@dataclass(frozen=True)
class Words:
    """Words on a line; `y` is their base."""

    x: float
    y: float
    words: str
    anchor: Literal["start", "middle", "end"] = "start"
    colour: str = INK
    size: float = 14
    bold: bool = False


Shape = Box | Mark | Stroke | Words


@dataclass
class Drawing:
    """Shapes on a sheet, in units of which 960 are the width of the text; later ones lie above earlier ones."""

    wide: float
    high: float
    shapes: list[Shape] = field(default_factory=list)

    def svg(self, alt: str) -> str:
        """The element svg; every text in it is escaped.

        Args:
            alt: the drawing in words.
        """
        body = "".join(_svg(shape) for shape in self.shapes)
        hatch = (
            '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)">'
            f'<line x1="0" y1="0" x2="0" y2="6" stroke="{SOFT}" stroke-width="2.2"/></pattern></defs>'
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.wide:g} {self.high:g}" role="img" '
            f'aria-label="{escape(alt)}" font-family="{FONT}">{hatch}{body}</svg>'
        )


def corners(mark: Mark) -> list[tuple[float, float]]:
    """The corners of a triangle or a diamond."""
    x, y, size = mark.x, mark.y, mark.size
    if mark.sign == "up":
        return [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]
    return [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]


def _svg(shape: Shape) -> str:
    if isinstance(shape, Stroke):
        return (
            f'<line x1="{shape.x:.1f}" y1="{shape.y:.1f}" x2="{shape.to_x:.1f}" y2="{shape.to_y:.1f}" '
            f'stroke="{shape.colour}" stroke-width="{shape.thick:g}"/>'
        )
    if isinstance(shape, Words):
        weight = ' font-weight="600"' if shape.bold else ""
        return (
            f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" text-anchor="{shape.anchor}" fill="{shape.colour}" '
            f'font-size="{shape.size:g}"{weight}>{escape(shape.words)}</text>'
        )
    about = f"<title>{escape(shape.about)}</title>" if shape.about else ""
    if isinstance(shape, Box):
        fill = f'fill="url(#hatch)" stroke="{SOFT}"' if shape.hatched else f'fill="{shape.colour}"'
        return (
            f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.wide:.1f}" height="{shape.high:.1f}" '
            f"{fill}>{about}</rect>"
        )
    look = f'fill="#ffffff" stroke="{shape.colour}" stroke-width="2"' if shape.hollow else f'fill="{shape.colour}"'
    if shape.sign == "dot":
        return f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.size:g}" {look}>{about}</circle>'
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners(shape))
    return f'<polygon points="{points}" {look}>{about}</polygon>'
