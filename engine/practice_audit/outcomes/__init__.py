"""Exactly one outcome for each rule and subject, in the order of docs/rule-language.md, section 2."""

from practice_audit.outcomes.judge import judge
from practice_audit.outcomes.judged import Judged

__all__ = ["Judged", "judge"]
