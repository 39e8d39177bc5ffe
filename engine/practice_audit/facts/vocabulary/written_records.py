"""What is written about a child: visits, notes, chronology entries, core groups and strategy discussions in one list.

Source: procedure, case_recording.md, RC-07. A table without a column for the day of writing is left out: of its rows
nobody can say whether they were written up.
"""

from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable
from practice_audit.facts.vocabulary.dated_records import main_date
from practice_audit.facts.vocabulary.many_tables import made_of, parts_of

WRITTEN = ("visits", "case_notes", "chronology", "core_groups", "strategy_discussions")


@vocabulary("written_records")
def written_records(facts: Facts) -> MadeTable:
    """One row a record of a table that has the column: child_id, row_table, on (its own day), recorded_on."""
    return made_of(
        facts,
        "written_records",
        parts_of(facts, WRITTEN, lambda table: main_date(table).may & facts.is_present(table.name, "recorded_on")),
        {"on": main_date, "recorded_on": lambda table: table.day("recorded_on")},
    )
