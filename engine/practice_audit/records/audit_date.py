"""The audit date: the one given, else the one that the sources state, else today."""

from collections.abc import Sequence
from datetime import date

from practice_audit.sources import Source

STALE_DAYS = 7


def audit_date(told: date | None, sources: Sequence[Source], newest: int | None, today: date) -> tuple[date, list[str]]:
    """Settle the audit date.

    Args:
        told: the date given by the user.
        sources: those that state a date; where they differ the earliest is taken, since all are whole up to then.
        newest: the newest main date of any row on or before today (ordinal).
        today: the day of the run.

    Returns:
        The audit date, and what is to be said about it.
    """
    if told:
        return told, []
    stated = sorted({source.stated_as_at for source in sources if source.stated_as_at})
    if stated:
        many = f" The sources state {len(stated)} dates; the earliest is used." if len(stated) > 1 else ""
        return stated[0], [f"Audit date {stated[0]}: the date that the source states.{many}"]
    notes = [f"Audit date {today}: today, since none was given."]
    if newest is not None and today.toordinal() - newest > STALE_DAYS:
        days = today.toordinal() - newest
        notes.append(
            f"Warning: the newest record is of {date.fromordinal(newest)}, {days} days before the audit date. What was "
            "recorded since then will look missing: give the day of the export with --as-at."
        )
    return today, notes
