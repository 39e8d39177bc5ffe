"""A document for Word: headings, tables with repeated header rows, room to write, the page number at the foot."""

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from practice_audit.errors import WrongUsage
from practice_audit.reports.printed.document import Document
from practice_audit.reports.printed.word_text import plain

LONGEST = 255
"""Letters of a property of a file for Word."""


def write_word(document: Document, file: Path, name: Path) -> None:
    """Write it.

    Args:
        document: what to write.
        file: where.
        name: the file as the user named it.

    Raises:
        WrongUsage: python-docx is not installed.
    """
    if find_spec("docx") is None:
        raise WrongUsage(
            "a Word report needs python-docx, which is not installed.",
            where=f"--to {name}",
            next_step="Install it with `pip install 'practice-audit[word]'`, or end the name with .html.",
        )
    from practice_audit.reports.printed.word_parts import Parts  # noqa: PLC0415 - python-docx may not be there

    parts = Parts(document)
    parts.head()
    for section in document.sections:
        parts.section(section)
    parts.foot()
    about = parts.file.core_properties
    about.title, about.author = plain(document.title)[:LONGEST], document.made_by[:LONGEST]
    about.language, about.comments = "en-GB", ""
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    with file.open("wb") as stream:
        parts.file.save(stream)
