"""What the export keeps at all, as flags of each child: what it has no table for cannot be missing from one record.

Source: procedure, AS-09 ("only chronology absent: the mark alone is judged"), FD-13 ("agency_checks holds no row with
subject_kind contact"), EH-04 ("(a) early_help absent").
"""

from __future__ import annotations

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Numbers, Value


@derived_column("children", "chronology_kept")
def chronology_kept(facts: Facts) -> Value:
    """The export has a table of chronology entries."""
    return _flag(facts, surely=facts.is_present("chronology"))


@derived_column("children", "early_help_kept")
def early_help_kept(facts: Facts) -> Value:
    """The export has a table of early help."""
    return _flag(facts, surely=facts.is_present("early_help"))


@derived_column("children", "reviews_kept")
def reviews_kept(facts: Facts) -> Value:
    """The export has a table of reviews."""
    return _flag(facts, surely=facts.is_present("reviews"))


@derived_column("children", "contact_checks_kept")
def contact_checks_kept(facts: Facts) -> Value:
    """At least one agency check, of whatever child, is of a contact; in doubt where that cannot be read."""
    kind = facts.native("agency_checks").text("subject_kind")
    surely = bool((kind.known & (kind.value == "contact")).any())
    return _flag(facts, surely=surely, perhaps=bool((~kind.known).any()))


@derived_column("children", "enquiry_visits_kept")
def enquiry_visits_kept(facts: Facts) -> Value:
    """The export may hold visits made in an enquiry: not where its reader says the kinds of visits, and none is of one.

    A dataset that has visits to children on plans only says nothing of who was seen in an enquiry.
    """
    visits = facts.records.tables.get("visits")
    reader_says = visits is not None and "kind" in visits.inferred
    kind = facts.native("visits").text("kind")
    of_enquiry = bool((kind.value == "section_47").any())
    return _flag(facts, surely=not reader_says or of_enquiry, perhaps=bool((~kind.known).any()))


def _flag(facts: Facts, *, surely: bool, perhaps: bool = False) -> Value:
    size = facts.native("children").size
    filled = np.ones(size, dtype=bool)
    return Numbers(np.full(size, float(surely)), np.full(size, float(surely or perhaps)), filled, filled)
