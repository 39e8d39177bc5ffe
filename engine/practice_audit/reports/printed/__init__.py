"""Short reports for people to print and write on: one document, made as a page (HTML) or for Word."""

from practice_audit.reports.printed.document import (
    Block,
    Column,
    Document,
    Grid,
    Line,
    Number,
    Numbers,
    Para,
    Picture,
    Points,
    Section,
)
from practice_audit.reports.printed.drawing import Drawing

__all__ = [
    "Block",
    "Column",
    "Document",
    "Drawing",
    "Grid",
    "Line",
    "Number",
    "Numbers",
    "Para",
    "Picture",
    "Points",
    "Section",
]
