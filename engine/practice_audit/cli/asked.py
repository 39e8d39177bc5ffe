"""What a user asked of `run`, in one piece."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from practice_audit.cli.record_options import Judging, Reading

NEVER = "never"


@dataclass(frozen=True)
class Asked:
    """The options of a run; their help is in `cli/run.py`."""

    records: tuple[Path, ...]
    reading: Reading
    judging: Judging
    profile: str
    since: date | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    team: str | None
    child: str | None
    verify: bool
    jobs: int | None
    out: Path | None
    show: str
    limit: int
    history: str | None
    fail_on: str
    quiet: bool

    @property
    def workers(self) -> int:
        """Worker processes."""
        return self.jobs or os.cpu_count() or 1

    def as_written(self) -> dict[str, Any]:
        """The options as plain values, for the manifest; paths whole, so that `explain` finds the records again."""
        plain = {name: value for name, value in asdict(self).items() if name not in {"records", "reading", "judging"}}
        return {
            "records": [str(path.resolve()) for path in self.records],
            "reading": self.reading.as_written(),
            "judging": self.judging.as_written(),
            **plain,
            "since": self.since and self.since.isoformat(),
            "out": self.out and str(self.out.resolve()),
        }
