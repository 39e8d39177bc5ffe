"""What of a finished run a report shows; nothing is counted otherwise for it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Choice:
    """What of a finished run a report shows.

    Attributes:
        profile: the rules that are reported, beside those on data quality ("all": every one).
        since: past breaches that fell due or ended on or after it; open ones are always shown.
        file: where the report will stand. A maker writes to the path that it is given beside this one; here it finds
            an earlier report, if there is one.
        team: only this one, where given.
    """

    profile: str
    since: date
    file: Path
    team: str | None = None
