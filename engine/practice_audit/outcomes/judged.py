"""What is known of each subject of a rule once it is judged, one entry a subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from practice_audit.facts.subjects import Subjects
from practice_audit.facts.values import Floats, Mask, Objects

MET, LATE, NOT_MET, DUE = "met", "late", "not_met", "due"
NOT_APPLICABLE, CANNOT_TELL, TO_READ = "not_applicable", "cannot_tell", "to_read"
OUTCOMES = (NOT_MET, LATE, CANNOT_TELL, DUE, MET, NOT_APPLICABLE, TO_READ)
BREACHES = (NOT_MET, LATE)
NOT_IN_FORCE = "not in force"
"""The name of the exemption where the clock lies outside the dates in force."""
TOO_FEW = "too few to be shown"
"""The name under which a group stands whose numbers would point at single children or workers."""

Record = tuple[str, int]
"""A native record: its table and its position there."""


@dataclass
class Judged:
    """The outcome of each subject, with what it rests on."""

    subjects: Subjects
    outcome: Objects
    exemption: Objects
    due: Floats
    found: Floats
    over: Floats
    working: Mask
    """Whether `over` counts working days."""
    missing: Mapping[int, list[str]]
    """What is missing, by subject: only those that can't be told."""
    evidence: Mapping[int, list[Record]]
    """Records found beside the subject's own, by subject."""
    found_rows: dict[str, np.ndarray] = field(default_factory=dict)
    """By alias of the record that met, was late or is forbidden: its row for each subject (-1: none)."""
    failing: Mapping[int, list[Record]] = field(default_factory=dict)
    wording: Objects = field(default_factory=lambda: np.empty(0, dtype=object))
    severity: Objects = field(default_factory=lambda: np.empty(0, dtype=object))
    not_checked: list[str] = field(default_factory=list)
    """Tables that only an exemption would read and that the export does not hold."""


@dataclass
class Signs:
    """What a form says of each subject before the order is put to it."""

    met: Mask
    may_meet: Mask
    late: Mask
    may_be_late: Mask
    open: Mask
    """Surely a breach that stands, whatever else is found (`every`, `forbid`)."""
    waiting: Mask
    """Nothing yet, and the last day to wait for it has not passed."""
    found: Floats
    failing: dict[int, list[Record]] = field(default_factory=lambda: defaultdict(list))
    found_rows: dict[str, np.ndarray] = field(default_factory=dict)
    doubts: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    rests_on: dict[int, list[Record]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def nothing(cls, size: int) -> Signs:
        """Nothing found for any of some subjects."""
        met, may_meet, late, may_be_late, still_open, waiting = (np.zeros(size, dtype=bool) for _ in range(6))
        return cls(met, may_meet, late, may_be_late, still_open, waiting, np.full(size, np.nan))
