"""A finished run as every report reads it, with codes in place of ids."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import pandas as pd

from practice_audit.reports.from_folder import Choice, Manifest, RunFolder
from practice_audit.reports.pseudonyms.codes import JOINTS, NO_ID_PARTS, Codes

NAMES = ("child_id", "team_id", "worker_id")
SPLIT = re.compile(r"[^\w-]+")


@dataclass(frozen=True)
class PseudonymisedRun(RunFolder):
    """A finished run whose ids are codes, in each column, sentence, key and note.

    Attributes:
        plain: the run as it was.
        codes: the codes of its ids.
    """

    plain: RunFolder
    codes: Codes

    @cached_property
    def findings(self) -> pd.DataFrame:
        """The findings with codes."""
        return self._coded(self.plain.findings)

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """The outcomes with codes."""
        return self._coded(self.plain.outcomes)

    @cached_property
    def rejected(self) -> pd.DataFrame:
        """The rejected values: only a reason could name an id, and a file's name."""
        rows = self.plain.rejected.copy()
        return rows.assign(**{name: rows[name].astype(str).map(self.codes.text) for name in ("file", "reason")})

    def chunks(self) -> Iterator[pd.DataFrame]:
        """The outcomes with codes, some rows at a time."""
        return map(self._coded, self.plain.chunks())

    def _coded(self, rows: pd.DataFrame) -> pd.DataFrame:
        rows = rows.copy()
        for name, coded in self.codes.by_column.items():
            rows[name] = _mapped(rows[name], coded)
        return rows


def pseudonymised(run: RunFolder, key: bytes) -> PseudonymisedRun:
    """Give the run with codes in place of ids.

    What auditors and workers wrote (a reason for delay) may still name a person: no code can mend that.
    """
    codes = Codes(key, _ids(run), run.manifest.rules)
    return PseudonymisedRun(run.folder, _manifest(run.manifest, codes), run, codes)


def coded_choice(run: PseudonymisedRun, choice: Choice) -> tuple[Choice, list[str]]:
    """The choice with its team as a code, and a file whose name holds no id of the run.

    Returns:
        The choice, and what is to be said to the user where the name of the file was changed.
    """
    file, codes = choice.file, run.codes
    stem = "".join(codes.code(part) if part in codes.known else part for part in re.split(r"([\W_]+)", file.stem))
    renamed = file.with_name(stem + file.suffix)
    said = [f"The name of the file held an id: it was written as {renamed}."] if renamed != file else []
    return replace(choice, team=choice.team and codes.code(choice.team), file=renamed), said


def _ids(run: RunFolder) -> set[str]:
    """Every id that the files name; what stands between joints in a subject is one too."""
    found = {*run.manifest.families, *run.manifest.families.values()}
    for rows in (run.findings, *run.chunks()):
        for name in NAMES:
            found.update(rows[name].astype(str).unique())
        for name in rows["subject_id"].astype(str).unique():
            found.update(unquote(part) for part in JOINTS.split(name) if not _is_plain(part))
        for items in rows["evidence"].astype(str).unique():
            found.update(item.partition(":")[2] for item in items.split(" "))
    return {name for name in found if SPLIT.sub("", name)}


def _is_plain(part: str) -> bool:
    """Whether a part of a subject is a day, a table or a word (mother) that sentences may go on saying."""
    return (part.islower() and part.isalpha()) or NO_ID_PARTS.fullmatch(part) is not None


def _manifest(manifest: Manifest, codes: Codes) -> Manifest:
    options = {
        **manifest.options,
        "records": [codes.text(Path(str(path)).name) for path in manifest.options.get("records", [])],
        "out": None,
        "team": codes.code(str(manifest.options.get("team") or "")) or None,
        "child": codes.code(str(manifest.options.get("child") or "")) or None,
    }
    return manifest.model_copy(
        update={
            "families": {codes.code(child): codes.code(family) for child, family in manifest.families.items()},
            "since": {codes.key(key): day for key, day in manifest.since.items()},
            "not_audited": [codes.text(case) for case in manifest.not_audited],
            "differences": [codes.text(one) for one in manifest.differences],
            "notes": [codes.text(note) for note in manifest.notes],
            "inputs": [one.model_copy(update={"file": codes.text(Path(one.file).name)}) for one in manifest.inputs],
            "options": options,
        }
    )


def _mapped(column: "pd.Series[str]", coded: Callable[[str], str]) -> "pd.Series[str]":
    if column.dtype == "category":
        names = [coded(str(name)) for name in column.cat.categories]
        if len(set(names)) == len(names):
            return column.cat.rename_categories(names)
    return column.map({cell: coded(cell) for cell in column.unique()})
