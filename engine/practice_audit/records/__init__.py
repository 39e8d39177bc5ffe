"""Records: raw tables to typed tables as at the audit date, with every rejected value and doubt kept beside them."""

from practice_audit.records.coverage import ALL_TABLES, Covers, coverage_lines, covers_from
from practice_audit.records.date_roles import ENDS, LOOKS_FORWARD
from practice_audit.records.load import load
from practice_audit.records.native import Native, from_records, native_tables, templates
from practice_audit.records.summary import TableSummary, summary
from practice_audit.records.tables import FUTURE, REJECTED, TALLY, Records, TypedTable
from practice_audit.records.writers import write_csv_folder, write_json, write_workbook

__all__ = [
    "ALL_TABLES",
    "ENDS",
    "FUTURE",
    "LOOKS_FORWARD",
    "REJECTED",
    "TALLY",
    "Covers",
    "Native",
    "Records",
    "TableSummary",
    "TypedTable",
    "coverage_lines",
    "covers_from",
    "from_records",
    "load",
    "native_tables",
    "summary",
    "templates",
    "write_csv_folder",
    "write_json",
    "write_workbook",
]
