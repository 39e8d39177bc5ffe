"""The folder of a run: all its files or none of them, for the user's eyes only."""

import json
from contextlib import ExitStack
from pathlib import Path

from practice_audit.errors import WrongUsage
from practice_audit.findings import COLUMNS
from practice_audit.records.writers.atomic import whole_file
from practice_audit.reports.manifest import manifest
from practice_audit.reports.run import FinishedRun
from practice_audit.reports.run_tables import (
    FINDING_COLUMNS,
    FINDINGS,
    OUTCOMES,
    REJECTED_COLUMNS,
    REJECTED_VALUES,
    write_table,
)

MANIFEST = "audit.json"
FILES = [OUTCOMES, FINDINGS, REJECTED_VALUES, MANIFEST]
ONLY_THE_USER = 0o700


def prepare(folder: Path) -> None:
    """Make the folder before the long work, so that what is in the way is said at once.

    A folder that is new, empty or of an earlier run is for the user's eyes only; one with other things in it keeps its
    permissions (it may be a home folder), and the files in it are private themselves.

    Raises:
        WrongUsage: there is a file in its place.
    """
    if folder.exists() and not folder.is_dir():
        raise WrongUsage(
            "this is a file.", where=f"--out {folder}", next_step="Name a folder, new or of an earlier run."
        )
    folder.mkdir(parents=True, exist_ok=True, mode=ONLY_THE_USER)
    if not any(folder.iterdir()) or (folder / MANIFEST).exists():
        folder.chmod(ONLY_THE_USER)


def write_run(run: FinishedRun, folder: Path) -> None:
    """Write the four files; they take their places together at the end, audit.json last."""
    prepare(folder)
    with ExitStack() as together:
        beside = {name: together.enter_context(whole_file(folder / name)) for name in reversed(FILES)}
        write_table(run.outcomes, COLUMNS, beside[OUTCOMES])
        write_table(run.findings, FINDING_COLUMNS, beside[FINDINGS])
        write_table(run.records.rejected.fillna(""), REJECTED_COLUMNS, beside[REJECTED_VALUES])
        text = json.dumps(manifest(run, run.counts()), indent=2, ensure_ascii=False)
        beside[MANIFEST].write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")
