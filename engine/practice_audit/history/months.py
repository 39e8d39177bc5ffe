"""How each standard came out in the audits before: the counts of the last whole runs of earlier audit dates."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from practice_audit.history.store import History


@dataclass(frozen=True)
class Month:
    """An earlier run.

    Attributes:
        as_at: its audit date.
        counts: rule to outcome to number.
        versions: rule to the version of it that was judged; another version is another standard.
    """

    as_at: date
    counts: dict[str, dict[str, int]]
    versions: dict[str, str]


def months_before(file: Path, day: date, most: int) -> list[Month]:
    """Read the last `most` whole runs with an audit date before `day`, oldest first; none where there is no file.

    Raises:
        WrongUsage: the file is no history.
    """
    if not file.is_file():
        return []
    with History.at(file) as history:
        runs = [run for run in history.runs(day) if run.is_whole][-most:]
        months = []
        for run in runs:
            counts: dict[str, dict[str, int]] = {}
            asked = "SELECT rule, outcome, number FROM counts WHERE run = ?"
            for rule, outcome, number in history.connection.execute(asked, [run.run]):
                counts.setdefault(rule, {})[outcome] = number
            versions = history.connection.execute("SELECT rule, version FROM rules WHERE run = ?", [run.run])
            months.append(Month(run.as_at, counts, dict(versions.fetchall())))
    return months
