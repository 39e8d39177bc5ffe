"""The standards as a CSV file, for analysts: one row a standard, with its counts, its rate and the share judged."""

from pathlib import Path

import pandas as pd

from practice_audit.outcomes.judged import OUTCOMES
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.breaches import breaches_of
from practice_audit.reports.register import report
from practice_audit.reports.run_tables import write_table

STANDARD_COLUMNS = [
    "audit_date", "rule", "version", "title", "stage", "severity", "population", *OUTCOMES, "judged", "rate",
    "share_judged", "open", "open_not_confirmed", "cannot_be_judged",
]  # fmt: skip


@report(".csv", reader="analysts", is_default=True)
def csv_file(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """One row a standard with its counts, rate and share judged, for analysts."""
    breaches, found = breaches_of(run, choice), run.counts(choice.profile)
    standing, apart = (frame["rule"].astype(str).value_counts() for frame in (breaches.standing, breaches.unconfirmed))
    rows = []
    for name, rule in run.rules(choice.profile).items():
        of = found.get(name)
        numbers = (
            [of.population, *(of[outcome] for outcome in OUTCOMES), of.judged] if of else [0] * (len(OUTCOMES) + 2)
        )
        rate, share = (of.rate(), of.share_judged) if of else (None, None)
        rows.append([
            run.as_at.isoformat(), name, rule.version, rule.title, rule.stage, rule.severity, *numbers, _share(rate),
            _share(share), standing.get(name, 0) + apart.get(name, 0), apart.get(name, 0),
            run.manifest.cannot_be_judged.get(name, ""),
        ])  # fmt: skip
    write_table(pd.DataFrame(rows, columns=STANDARD_COLUMNS), STANDARD_COLUMNS, file)
    return ["Every outcome is in outcomes.csv in the folder of the run; docs/files.md says what each column means."]


def _share(of: float | None) -> str:
    return "" if of is None else f"{of:.4f}"
