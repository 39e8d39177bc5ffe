"""The words of the workbook that several sheets share."""

import re
from collections.abc import Mapping

import pandas as pd

from practice_audit.findings.words import day_words
from practice_audit.history import CONTINUING, REOPENED, WAIVED
from practice_audit.outcomes.judged import CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET, TO_READ
from practice_audit.reports.from_folder import RuleSaid
from practice_audit.reports.screen.words import severity

OUTCOME = {
    MET: "met",
    LATE: "late",
    NOT_MET: "not met",
    DUE: "due",
    NOT_APPLICABLE: "not applicable",
    CANNOT_TELL: "cannot tell",
    TO_READ: "to read",
}
NAMED = re.compile(r"\((\S+)\)$")
HELD = re.compile(r"is held back by ([^/\s;]+)/(\S+?)(?=;|$)")


def titled(why: str, rules: Mapping[str, RuleSaid]) -> str:
    """A reason in general, with the title of the rule that it names at its end."""
    return NAMED.sub(lambda rule: f"({rule[1]}: {rules[rule[1]].title})" if rule[1] in rules else rule[0], why)


def missing_words(said: str, rules: Mapping[str, RuleSaid]) -> str:
    """What is missing, with the title of the rule whose fault holds the record back."""
    return HELD.sub(
        lambda held: (
            f"is held back, since it fails {held[1]} ({rules[held[1]].title})" if held[1] in rules else held[0]
        ),
        said,
    )


def standing(word: str, since: str) -> str:
    """How a breach stands beside the runs before."""
    if word == CONTINUING:
        return f"continuing since {day_words(pd.Timestamp(since).toordinal())}"
    return {REOPENED: "open again", WAIVED: "waived"}.get(word, word)


def standards(rows: pd.DataFrame, rules: Mapping[str, RuleSaid]) -> list[str]:
    """The title of each row's rule."""
    return [rules[str(rule)].title for rule in rows["rule"]]


def severities(rows: pd.DataFrame) -> list[str]:
    """S1 act today, for each row."""
    return [severity(str(code)) for code in rows["severity"]]
