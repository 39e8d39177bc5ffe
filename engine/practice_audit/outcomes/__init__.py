"""Exactly one outcome for each rule and subject, in the order of docs/rule-language.md, section 2."""

from practice_audit.outcomes.judge import Judged, judge

__all__ = ["Judged", "judge"]
