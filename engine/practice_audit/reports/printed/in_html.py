"""A document as one HTML file that asks nothing of a network, for the screen and for paper."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from practice_audit.reports.printed.document import Document

TEMPLATE = "document.html.jinja"


def in_html(document: Document) -> str:
    """Fill the template; whatever a record or a rule holds is text there, never markup."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["drawn"] = lambda picture: Markup(picture.drawing.svg(picture.alt))  # noqa: S704 - it escapes its texts
    return environment.get_template(TEMPLATE).render(document=document)


def write_html(document: Document, file: Path) -> None:
    """Write it; letters that UTF-8 cannot hold are written out."""
    file.write_text(in_html(document), encoding="utf-8", errors="backslashreplace")
