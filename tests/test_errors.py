"""Every error says what, where and what next, and has the exit code of CLI.md."""

import pickle

import pytest

from practice_audit import errors
from practice_audit.errors import AuditError, AuditIncomplete, RecordsUnreadable, RuleWrong, WrongUsage

CODES: dict[type[AuditError], int] = {WrongUsage: 2, RecordsUnreadable: 3, RuleWrong: 4, AuditIncomplete: 5}


def test_every_error_has_a_code() -> None:
    assert set(AuditError.__subclasses__()) == set(CODES)


@pytest.mark.parametrize("kind", CODES)
def test_an_error_ends_the_program_with_its_code(kind: type[AuditError]) -> None:
    assert kind.exit_code == CODES[kind]


@pytest.mark.parametrize("kind", CODES)
def test_the_tree_at_the_top_of_the_module_shows_it(kind: type[AuditError]) -> None:
    assert f"{kind.__name__:<17}  {CODES[kind]}" in (errors.__doc__ or "")


def test_an_error_says_where_what_and_what_next() -> None:
    wrong = RecordsUnreadable(
        "the heading child_id is missing", where="visits.csv line 1", next_step="Export it again."
    )
    assert str(wrong) == "visits.csv line 1: the heading child_id is missing\nExport it again."


@pytest.mark.parametrize("kind", CODES)
def test_an_error_comes_whole_out_of_a_worker_process(kind: type[AuditError]) -> None:
    wrong = kind("what", where="where", next_step="next")
    again = pickle.loads(pickle.dumps(wrong))  # noqa: S301 (its own bytes)
    assert type(again) is kind
    assert (str(again), again.what, again.where, again.next_step) == (str(wrong), "what", "where", "next")
