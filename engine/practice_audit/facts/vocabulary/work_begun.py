"""Work begun with a child: its assessments and section 47 enquiries in one list, each remembering which record it is.

Source: procedure, closures_actions.md, CL-02.
"""

from practice_audit.facts.store import Facts, vocabulary
from practice_audit.facts.tables import MadeTable

COLUMNS = ("child_id", "kind", "started_on", "completed_on")


@vocabulary("work_begun")
def work_begun(facts: Facts) -> MadeTable:
    """One row an assessment or enquiry: child_id, kind (of an assessment), started_on, completed_on."""
    both = facts.union(["assessments", "section_47_enquiries"], {})
    return MadeTable("work_begun", {name: both.column(name) for name in COLUMNS}, both.origin, {}, facts)
