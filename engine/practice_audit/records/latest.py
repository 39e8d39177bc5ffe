"""Tables that show only the latest row of each child: what lies before that row is not in the export."""

from collections.abc import Mapping, Sequence

import numpy as np

from practice_audit.layout import TABLES
from practice_audit.records.coverage import ALL_TABLES, Covers
from practice_audit.records.joining import Joined
from practice_audit.records.shown import Latest
from practice_audit.sources import Source
from practice_audit.working_days import add_months


def latest_rows(
    whole: Mapping[str, Joined], sources: Sequence[Source], covers: Covers, as_at: int
) -> dict[str, Latest]:
    """Find from which day on each child is covered in the tables that show only a latest row.

    A table is one of them where every source that has it says so, and the user says nothing of it with `--covers`.

    Args:
        whole: the tables before rows of the future are left out: a latest row after the audit date hides those before.
        sources: the sources.
        covers: what the user says.
        as_at: the audit date (ordinal).
    """
    found: dict[str, Latest] = {}
    for name, table in whole.items():
        main = TABLES[name].main
        raws = [raw for source in sources for raw in source.tables if raw.name == name]
        shown = [raw.latest_of for raw in raws if raw.latest_of is not None]
        if main is None or len(shown) < len(raws) or name in covers or ALL_TABLES in covers:
            continue
        days = dict.fromkeys(frozenset[str]().union(*shown), 0)
        for child, day in zip(table.frame["child_id"], table.frame[main].to_numpy(), strict=True):
            if child in days and not np.isnan(day):
                days[child] = max(days[child], int(day))
        windows = [raw.window_months for raw in raws if raw.window_months is not None]
        found[name] = Latest(days, int(add_months(as_at, -min(windows))) if windows else None)
    return found
