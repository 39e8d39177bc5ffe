"""audit.json read back, typed: what a run was, how each rule came out, what rests on limits nobody has confirmed."""

from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from practice_audit.errors import WrongUsage
from practice_audit.reports.counts import Counts
from practice_audit.reports.from_folder.said import (
    Check,
    Input,
    LimitSaid,
    Program,
    RuleSaid,
    Said,
    SettingSaid,
    TableRead,
)
from practice_audit.reports.manifest import FORM
from practice_audit.reports.run_folder import MANIFEST

AGAIN = "Run the audit again with --out, then make the report."


class Manifest(Said):
    """The manifest of a run. Days are dates, seconds are seconds."""

    form: int
    program: Program
    audit_date: date
    audit_date_from: str
    complete: bool
    not_audited: list[str]
    differences: list[str]
    matcher: str
    check: Check
    inputs: list[Input]
    format: str
    notes: list[str]
    tables: dict[str, TableRead]
    numbers: dict[str, dict[str, int]] = Field(alias="counts")
    cannot_be_judged: dict[str, str]
    rules: dict[str, RuleSaid]
    limits: dict[str, LimitSaid]
    settings: dict[str, SettingSaid]
    families: dict[str, str]
    since: dict[str, date]
    seconds: dict[str, float]
    last_run: date | None
    options: dict[str, Any]

    @property
    def counts(self) -> dict[str, Counts]:
        """The outcomes of each rule, those too that are not filed; a rule without any subject is not there."""
        return {
            rule: Counts({name: number for name, number in of.items() if name != "population"})
            for rule, of in self.numbers.items()
        }


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a run.

    Raises:
        WrongUsage: the folder is not of a run, or another version of the program wrote it.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise WrongUsage(
            f"this is not the folder of a finished run: there is no {MANIFEST} in it.",
            where=str(folder),
            next_step="Name the folder that `practice-audit run RECORDS --out DIR` wrote.",
        )
    text = path.read_bytes()
    try:
        written = _Form.model_validate_json(text)
    except ValidationError:
        raise WrongUsage("it is not the manifest of a run.", where=str(path), next_step=AGAIN) from None
    if written.form != FORM:
        by = "an earlier" if written.form < FORM else "a later"
        raise WrongUsage(
            f"{by} version of practice-audit ({written.program.version}) wrote this folder, in another form "
            f"(its form {written.form}; this version reads {FORM}).",
            where=str(path),
            next_step=AGAIN if written.form < FORM else "Make the report with that version, or run the audit again.",
        )
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as wrong:
        first = ".".join(str(step) for step in wrong.errors(include_input=False)[0]["loc"][:2])
        raise WrongUsage(f"{first} is missing or was changed.", where=str(path), next_step=AGAIN) from None


class _Form(Said):
    form: int = 1
    program: Program
