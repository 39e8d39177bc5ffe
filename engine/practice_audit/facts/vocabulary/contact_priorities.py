"""The working days for the decision on a contact that the words of its source or reason ask for.

Source: procedure, first_response.md, FD-01: the setting contact_decision_by_priority, such as "urgent: 0".
"""

from __future__ import annotations

import re

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value, numbers

PRIORITY = re.compile(r"^\s*(?P<words>.*\S)\s*:\s*(?P<days>\d+)\s*$")
"""An item of the setting: words, a colon, a number of working days."""


@derived_column("contacts", "decision_wd")
def decision_wd(facts: Facts) -> Value:
    """Working days; the fewest where several words are there; blank where none is, or where the setting names none."""
    contacts = facts.native("contacts")
    chosen = facts.local.value("contact_decision_by_priority")
    items = [PRIORITY.match(str(item)) for item in (chosen if isinstance(chosen, list) else [])]
    asked = [(re.compile(rf"\b{re.escape(item['words'].lower())}"), int(item["days"])) for item in items if item]
    source, reason = contacts.text("source"), contacts.text("reason")
    found = np.full(contacts.size, np.nan)
    for row in range(contacts.size):
        text = f"{source.value[row] or ''}\n{reason.value[row] or ''}".lower()
        found[row] = min((days for words, days in asked if words.search(text)), default=np.nan)
    unread = ~(source.known & reason.known)
    return numbers(found, unread if asked else None)
