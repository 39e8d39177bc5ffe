"""Every error that a user can mend, and the exit code it ends the program with.

AuditError
├── WrongUsage         2  an option, argument or folder does not fit
├── RecordsUnreadable  3  the records cannot be read at all
├── RuleWrong          4  a rule, limit, setting or mapping is wrong
└── AuditIncomplete    5  a case could not be audited, or the two matchers differ

Exit 1 (`--fail-on` met) is an answer, not an error. The one place where an error becomes words and a code is `cli`.
"""

from typing import ClassVar, Self


class AuditError(Exception):
    """Base of every error that a user can mend. No value out of a record: a message may end up in an e-mail."""

    exit_code: ClassVar[int]

    def __init__(self, what: str, *, where: str, next_step: str) -> None:
        """Say what is wrong, where (file, row, column or line) and what to do next."""
        super().__init__(f"{where}: {what}\n{next_step}")
        self.what = what
        self.where = where
        self.next_step = next_step

    def __reduce__(self) -> tuple[object, tuple[type[Self], str, str, str]]:
        """Let an error travel out of a worker process, which an exception with keyword arguments otherwise cannot."""
        return _again, (type(self), self.what, self.where, self.next_step)


def _again(kind: type[AuditError], what: str, where: str, next_step: str) -> AuditError:
    return kind(what, where=where, next_step=next_step)


class WrongUsage(AuditError):
    """An option, an argument or a folder named by the user does not fit."""

    exit_code = 2


class RecordsUnreadable(AuditError):
    """The records cannot be read at all. One bad value is no error: it goes to rejected.csv."""

    exit_code = 3


class RuleWrong(AuditError):
    """A rule, limit, setting, mapping or the bank holidays are wrong, so the audit would not be the procedure."""

    exit_code = 4


class AuditIncomplete(AuditError):
    """A case could not be audited, or the two matchers differ: few findings must not be read as safety."""

    exit_code = 5
