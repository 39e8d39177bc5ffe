"""A document with a block of each kind, and with what a record could hold."""

from practice_audit.reports.printed import (
    Column,
    Document,
    Drawing,
    Grid,
    Line,
    Number,
    Numbers,
    Para,
    Picture,
    Points,
    Section,
)
from practice_audit.reports.printed.drawing import Box, Mark, Stroke, Words

EVIL = '<script>alert("x")</script>\x07'
DRAWING = Drawing(
    960,
    60,
    [
        Stroke(0, 0, 10, 10),
        Box(1, 1, 5, 5, "#000000", about=EVIL),
        Box(9, 1, 5, 5, "#000000", hatched=True),
        Words(3, 3, f"$x {EVIL}", bold=True),
        Mark(5, 5, 2, "#111111"),
        Mark(5, 5, 2, "#111111", "up", hollow=True),
        Mark(5, 5, 2, "#111111", "diamond"),
    ],
)
GRID = Grid(
    "One line a child",
    [Column("Child", 0.5), Column("Told", 0.3, room=True), Column("Days", 0.2, right=True)],
    [[[Line("K1", "strong"), Line(EVIL, "soft")], [], [Line("5")]]],
    tall=True,
    lead="Worst first",
)
DOCUMENT = Document(
    title=f"Example {EVIL}",
    about="For tests.",
    warning="Few findings do not mean that children are safe.",
    sections=[
        Section(
            "Text", [Para("plain"), Para("soft", "soft"), Para("look", "warning"), Points(["a", "b"], numbered=True)]
        ),
        Section("Numbers", [Numbers([Number("5", "children", act=True)]), GRID], beside=True),
        Section("Picture", [Picture(DRAWING, f"In words {EVIL}", "A caption.")], new_page=True),
    ],
    footer="The end.",
    made_by="practice-audit 0",
    is_wide=True,
)
