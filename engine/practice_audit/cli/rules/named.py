"""A rule by the id that a user gives."""

from practice_audit.errors import WrongUsage
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.model import Rule


def rule_named(book: Rulebook, written: str) -> Rule:
    """Find a rule, in capitals or not.

    Raises:
        WrongUsage: there is none; the nearest one is named.
    """
    name = written.strip().upper()
    if name not in book.rules:
        raise WrongUsage(
            f"there is no rule of this id{did_you_mean(name, book.rules)}",
            where=written,
            next_step="`practice-audit rules list` shows all.",
        )
    return book.rules[name]
