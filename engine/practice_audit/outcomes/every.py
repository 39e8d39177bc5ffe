"""The form `every`: each record tied to the subject must be done, and by the due day."""

from __future__ import annotations

import numpy as np

from practice_audit.matchers.compile import LATE, MET, OPEN
from practice_audit.outcomes.gathering import any_of, best
from practice_audit.outcomes.reading import Reading
from practice_audit.rulebook.parts import Wanted


def read_every(reading: Reading, wanted: Wanted) -> None:
    """Read the records that are not done, done late, and done in time."""
    signs, size = reading.signs, reading.size
    alias = next(iter(wanted.aliases))
    table = reading.facts.table(wanted.aliases[alias])
    opened, late, met = (reading.pairs(f"every:{kind}") for kind in (OPEN, LATE, MET))
    passed = reading.facts.as_at > (reading.due.lo if reading.due is not None else np.full(size, np.inf))
    is_open, may_be_open = any_of(opened, size)
    signs.late, may_be_late = any_of(late, size)
    signs.open, signs.waiting = is_open & passed, is_open & ~passed
    signs.may_be_late = may_be_late | (may_be_open & passed)
    days = reading.days(alias, table, wanted.on) if wanted.on else np.zeros(table.size)
    signs.found, late_row = best(late, days, size, last=True)
    open_row = best(opened, np.zeros(table.size), size)[1]
    met_row = best(met, days, size, last=True)[1]
    reading.keep_rows(alias, np.where(open_row >= 0, open_row, np.where(late_row >= 0, late_row, met_row)))
    for pairs in (opened, late):
        reading.note_doubts(table, pairs)
    reading.fail(table, opened.take(opened.sure & passed[opened.subject]))
    reading.fail(table, late.take(late.sure))
    reading.rest_on(table, met.subject[met.sure], met.record[met.sure])
    signs.met = ~signs.open & ~signs.late & ~signs.may_be_late & ~may_be_open
    signs.may_meet = signs.met.copy()
