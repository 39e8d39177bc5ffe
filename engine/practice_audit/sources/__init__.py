"""Sources: a module a format, from files to raw native tables. A new format is a new module with `@source`."""

from practice_audit.sources.mapped import ByMapping
from practice_audit.sources.mapping_file import MappingFile
from practice_audit.sources.registry import FOLDER, fingerprint, formats, read, source
from practice_audit.sources.ssd_database import read_database
from practice_audit.sources.tables import Cell, Damaged, Ignored, Input, LeftOut, NotHeld, RawTable, Source

__all__ = [
    "FOLDER",
    "ByMapping",
    "Cell",
    "Damaged",
    "Ignored",
    "Input",
    "LeftOut",
    "MappingFile",
    "NotHeld",
    "RawTable",
    "Source",
    "fingerprint",
    "formats",
    "read",
    "read_database",
    "source",
]
