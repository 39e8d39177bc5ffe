"""The rule that the description of an action names, so that the action can be followed up.

Source: procedure, quality.md, QA-05: two or three capital letters or S47, a hyphen, two digits, or T after them.
"""

from __future__ import annotations

import re
from functools import partial

import numpy as np

from practice_audit.facts.store import Facts, derived_column
from practice_audit.facts.values import Value, texts

RULE = re.compile(r"\b(?:[A-Z]{2,3}|S47)-\d{2}T?\b")


def rule_named(facts: Facts, *, table: str) -> Value:
    """The first rule id in the description; blank where there is none."""
    written = facts.native(table).text("description")
    found = [RULE.search(text or "") for text in written.value]
    return texts(np.asarray([match and match[0] for match in found], dtype=object), ~written.known)


for with_description in ("actions", "improvement_actions"):
    derived_column(with_description, "rule_named")(partial(rule_named, table=with_description))
