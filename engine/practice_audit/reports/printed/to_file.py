"""A document to a file, by the ending of its name."""

from pathlib import Path

from practice_audit.reports.printed.document import Document
from practice_audit.reports.printed.in_html import write_html
from practice_audit.reports.printed.in_word import write_word

WORD, PAGE = ".docx", ".html"


def write_document(document: Document, file: Path, name: Path) -> list[str]:
    """Write a document.

    Args:
        document: what to write.
        file: where.
        name: the file as the user named it; its ending says the kind.

    Returns:
        Nothing to be said to the user.

    Raises:
        WrongUsage: python-docx is needed, and not installed.
    """
    if name.suffix.lower() == WORD:
        write_word(document, file, name)
    else:
        write_html(document, file)
    return []
