"""Workers that die: nothing is lost but a case that kills again and again, and that is reported."""

from pathlib import Path
from typing import Any, Protocol

import pytest
from tests.matchers import deadly

from practice_audit.errors import AuditIncomplete
from practice_audit.matchers import durable, workers
from practice_audit.matchers.workers import Answered, Case, EngineSilent, Workers, answer, driver_for

pytestmark = pytest.mark.skipif(not durable.is_installed(), reason="durable-rules is not installed")

RULES: dict[str, Any] = {
    "pair": {
        "all": [
            {"m0": {"$and": [{"kind": "a"}, {"n": 0}]}},
            {"m1": {"$and": [{"kind": "b"}, {"n": 1}, {"t_k": {"m0": "t_k"}}, {"one": {"m0": "one"}}]}},
        ]
    }
}


def case(number: int) -> Case:
    """Give a case with one pair, whose rows are the case's number and one more."""
    return number, [
        {"kind": "a", "n": 0, "row": number, "t_k": "K"},
        {"kind": "b", "n": 1, "row": number + 1, "t_k": "K"},
    ]


class Dies(Protocol):
    """Let a worker die."""

    def __call__(self, *, killer: int, lives: int) -> Path:
        """Say which case kills, and how often; give back the folder in which deaths are noted."""
        ...


CASES = [case(number) for number in range(6)]
ALL = {number: [("pair", (number, number + 1))] for number in range(6)}


def matched(done: list[int] | None = None, *, jobs: int = 1, chunk: int = 3) -> Answered:
    """Match the cases in worker processes."""
    with Workers(jobs, chunk=chunk) as pool:
        return pool.match(RULES, CASES, (done if done is not None else []).append)


@pytest.fixture
def dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dies:
    """Let the worker that gets a case die, this many times."""

    def prepare(*, killer: int, lives: int) -> Path:
        for name, value in ((deadly.DEATHS, tmp_path), (deadly.KILLER, killer), (deadly.LIVES, lives)):
            monkeypatch.setenv(name, str(value))
        monkeypatch.setattr(workers, "answer", deadly.answer)
        return tmp_path

    return prepare


def test_every_case_is_answered() -> None:
    done: list[int] = []
    answered = matched(done)
    assert (answered.found, answered.lost) == (ALL, [])
    assert sum(done) == len(CASES)


def test_a_worker_that_dies_in_mid_run_loses_nothing(dies: Dies) -> None:
    done: list[int] = []
    deaths = dies(killer=4, lives=1)
    answered = matched(done)
    assert len(list(deaths.iterdir())) == 1
    assert (answered.found, answered.lost) == (ALL, [])
    assert sum(done) == len(CASES)


def test_a_case_that_always_kills_its_worker_is_reported_and_all_others_are_answered(dies: Dies) -> None:
    done: list[int] = []
    deaths = dies(killer=1, lives=99)
    answered = matched(done)
    assert len(list(deaths.iterdir())) == 2, "it was tried together with others, then alone"
    assert answered.lost == [1]
    assert answered.found == {number: found for number, found in ALL.items() if number != 1}
    assert sum(done) == len(CASES)


def test_no_worker_that_can_start_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "answer", deadly.at_once)
    with pytest.raises(AuditIncomplete, match="no worker process can start"):
        matched()


def test_a_case_whose_facts_the_engine_refuses_is_lost_and_the_next_is_answered() -> None:
    broken: Case = (7, [{"kind": "b", "n": 1, "row": 0, "t_k": float("nan")}])
    answered = dict(answer("rules of this test", RULES, [broken, case(1)]))
    assert answered == {7: None, 1: [("pair", (1, 2))]}


def test_an_engine_that_stays_silent_on_facts_made_to_fit_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "self_test", lambda _driver, rules: list(rules))
    with pytest.raises(EngineSilent, match="does not answer for 1 of its rules"):
        driver_for("rules that never fire", RULES)
