"""A finished run read back from its folder, for reports: nothing is judged again, no record is opened."""

from practice_audit.reports.from_folder.choice import Choice
from practice_audit.reports.from_folder.manifest import LimitSaid, Manifest, RuleSaid, SettingSaid
from practice_audit.reports.from_folder.run_folder import RunFolder, read_run

__all__ = ["Choice", "LimitSaid", "Manifest", "RuleSaid", "RunFolder", "SettingSaid", "read_run"]
