"""A finished run read back from its folder, for reports: nothing is judged again, no record is opened."""

from practice_audit.reports.from_folder.choice import Choice
from practice_audit.reports.from_folder.manifest import Manifest
from practice_audit.reports.from_folder.run_folder import RunFolder, read_run
from practice_audit.reports.from_folder.said import LimitSaid, RuleSaid, SettingSaid

__all__ = ["Choice", "LimitSaid", "Manifest", "RuleSaid", "RunFolder", "SettingSaid", "read_run"]
