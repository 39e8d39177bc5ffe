"""The store of runs: what each month found, so that a breach can be said to be new, continuing, reopened or waived."""

from practice_audit.history.address import NO_HISTORY, history_file
from practice_audit.history.months import Month, months_before
from practice_audit.history.standing import CONTINUING, NEW, REOPENED, WAIVED, Standing
from practice_audit.history.store import FINDING, History, Run

__all__ = [
    "CONTINUING",
    "FINDING",
    "NEW",
    "NO_HISTORY",
    "REOPENED",
    "WAIVED",
    "History",
    "Month",
    "Run",
    "Standing",
    "history_file",
    "months_before",
]
