"""Sources: a module a format, from files to raw native tables. A new format is a new module with `@source`."""

from practice_audit.sources.registry import FOLDER, fingerprint, formats, read, source
from practice_audit.sources.tables import Cell, Damaged, Ignored, LeftOut, RawTable, Source

__all__ = [
    "FOLDER",
    "Cell",
    "Damaged",
    "Ignored",
    "LeftOut",
    "RawTable",
    "Source",
    "fingerprint",
    "formats",
    "read",
    "source",
]
