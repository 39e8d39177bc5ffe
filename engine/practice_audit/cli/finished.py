"""A finished run read again from its folder: the same records, options and rules, or what has changed."""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from practice_audit.cli.record_options import Judging, Reading
from practice_audit.errors import WrongUsage
from practice_audit.records import Records
from practice_audit.rulebook.loader import Rulebook
from practice_audit.sources import fingerprint

MANIFEST = "audit.json"
DATABASE = "://"  # in the name of an input that is no file
RUN_AGAIN = "Run the audit again, then explain an outcome of the new run; or put the file of that day back."


@dataclass(frozen=True)
class ReadAgain:
    """The records and rules of a finished run.

    Attributes:
        records: its records, as at its audit date.
        book: the rules, limits and settings that are there now.
        matcher: the matcher that it used.
        rules: the hash of each rule's file in that run.
    """

    records: Records
    book: Rulebook
    matcher: str
    rules: dict[str, str]


def read_again(folder: Path) -> ReadAgain:
    """Read the records of a run again.

    Raises:
        WrongUsage: the folder is not of a run, or a file that it was made from has changed or gone.
    """
    written = _manifest(folder)
    databases = {source["file"]: source["sha256"] for source in written["inputs"] if DATABASE in source["file"]}
    for source in written["inputs"]:
        if source["file"] in databases:
            continue
        _check_unchanged(Path(source["file"]), source["sha256"])
    options = written["options"]
    reading, judging = Reading.of_written(options["reading"]), Judging.of_written(options["judging"])
    for path in filter(None, [judging.rules, judging.settings, *judging.add_rules]):
        if not path.exists():
            raise WrongUsage("it was used by the run and is gone.", where=str(path), next_step=RUN_AGAIN)
    paths = [Path(path) for path in options["records"]]
    records = replace(reading, as_at=date.fromisoformat(written["audit_date"])).load(paths)
    known = {str(Path(source["file"])) for source in written["inputs"]}
    for source, sha256, _ in records.sources:
        if DATABASE in source:
            if databases.get(source) != sha256:
                raise WrongUsage("the records in it have changed since the run.", where=source, next_step=RUN_AGAIN)
            continue
        if str(Path(source).resolve()) not in known:
            raise WrongUsage("this file was not there when the run was made.", where=source, next_step=RUN_AGAIN)
    hashes = {name: rule["sha256"] for name, rule in written["rules"].items()}
    return ReadAgain(records, judging.rulebook(), written["matcher"], hashes)


def check_rule_unchanged(again: ReadAgain, rule: str) -> None:
    """See that a rule's file is the one of the run.

    Raises:
        WrongUsage: it has changed since then.
    """
    if rule in again.rules and again.book.hashes.get(rule) != again.rules[rule]:
        where = str(again.book.files.get(rule, rule))
        raise WrongUsage("this rule has changed since the run.", where=where, next_step=RUN_AGAIN)


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise WrongUsage(
            f"there is no {MANIFEST} in it.", where=str(folder), next_step="Name the folder that `run --out` wrote."
        )
    try:
        written: dict[str, Any] = json.loads(path.read_text("utf-8"))
        missing = {"inputs", "options", "audit_date", "rules", "matcher"} - written.keys()
    except (ValueError, AttributeError):
        missing = {"everything"}
    if missing:
        raise WrongUsage("it is not the manifest of a run.", where=str(path), next_step="Run the audit again.")
    return written


def _check_unchanged(path: Path, sha256: str) -> None:
    if not path.is_file():
        raise WrongUsage("the run read this file, and it is gone.", where=str(path), next_step=RUN_AGAIN)
    if fingerprint(path) != sha256:
        raise WrongUsage("this file has changed since the run.", where=str(path), next_step=RUN_AGAIN)
