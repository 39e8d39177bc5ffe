"""Native tables written as a folder of CSV files, a workbook or JSON: whole or not at all, for the user's eyes only."""

from practice_audit.records.writers.csv_folder import write_csv_folder
from practice_audit.records.writers.json_file import write_json
from practice_audit.records.writers.workbook import write_workbook

__all__ = ["write_csv_folder", "write_json", "write_workbook"]
