"""Cases matched in worker processes: one that dies loses nothing.

Its cases are tried again one by one, and one that kills again is not audited.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from practice_audit.errors import AuditIncomplete
from practice_audit.matchers.durable import Driver, EngineLoss, self_test

Facts = list[dict[str, Any]]
Case = tuple[int, Facts]
Found = list[tuple[str, tuple[int, ...]]]
"""Engine rule and the rows of its match, in the order of its patterns."""
Done = Callable[[int], None]

_DRIVERS: dict[str, Driver] = {}
_KEPT = 4
"""Rulesets that a worker keeps: a run has one a stratum."""


class EngineSilent(AuditIncomplete):
    """An engine rule does not fire on facts made to fit it: the engine cannot be trusted with this rulebook."""


@dataclass
class Answered:
    """What came back for each case, and the cases that no worker lived through."""

    found: dict[int, Found] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)


def driver_for(name: str, rules: dict[str, Any]) -> Driver:
    """The worker's own ruleset, made and tested when it is first asked for.

    Raises:
        EngineSilent: a rule does not fire on facts made to fit it.
    """
    if name not in _DRIVERS:
        made = Driver(name, rules)
        silent = self_test(made, rules)
        if silent:
            raise EngineSilent(
                f"the engine does not answer for {len(silent)} of its rules",
                where="durable-rules",
                next_step="Run again with --matcher relational.",
            )
        while len(_DRIVERS) >= _KEPT:
            _DRIVERS.pop(next(iter(_DRIVERS)))
        _DRIVERS[name] = made
    return _DRIVERS[name]


def answer(name: str, rules: dict[str, Any], chunk: list[Case]) -> list[tuple[int, Found | None]]:
    """Match some cases; None for one whose facts the engine lost."""
    driver = driver_for(name, rules)
    results: list[tuple[int, Found | None]] = []
    for number, facts in chunk:
        try:
            matches = driver.match(facts)
        except (
            EngineLoss,
            RuntimeError,
            ValueError,
        ):  # the engine's own errors have no narrower type; the case is reported as not audited
            results.append((number, None))
            continue
        results.append(
            (number, [(rule, tuple(frame[f"m{side}"]["row"] for side in range(len(frame)))) for rule, frame in matches])
        )
    return results


class Workers:
    """A pool of worker processes that is made anew when one of them dies; use it as a context."""

    def __init__(self, jobs: int, *, chunk: int = 200) -> None:
        """Start nothing yet.

        Args:
            jobs: worker processes.
            chunk: cases sent at a time.
        """
        self.jobs, self.chunk = max(1, jobs), chunk
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes end."""
        self._end()

    def match(self, rules: dict[str, Any], cases: list[Case], done: Done = lambda _: None) -> Answered:
        """Match all cases.

        Args:
            rules: the engine's rules.
            cases: number and facts of each.
            done: told how many cases have come back.

        Raises:
            EngineSilent: the engine fails its self-test.
            AuditIncomplete: no worker process can start.
        """
        answered = Answered()
        name = f"rules{hash(repr(sorted(rules.items())))}"
        size = max(1, min(self.chunk, -(-len(cases) // self.jobs)))
        chunks = [cases[start : start + size] for start in range(0, len(cases), size)]
        for left in self._together(name, rules, chunks, answered, done):
            for case in left:
                if not self._alone(name, rules, case, answered):
                    answered.lost.append(case[0])
                done(1)
        return answered

    def _together(
        self, name: str, rules: dict[str, Any], chunks: list[list[Case]], answered: Answered, done: Done
    ) -> list[list[Case]]:
        """Run chunks side by side; gives back those that were under way or waiting when a worker died."""
        unfinished = dict(enumerate(chunks))
        waiting: dict[Future[Any], int] = {}
        try:
            pool = self._running()
            for number, cases in unfinished.items():
                waiting[pool.submit(answer, name, rules, cases)] = number
            while waiting:
                ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in ready:
                    number = waiting.pop(future)
                    _take(future.result(), answered)
                    done(len(unfinished.pop(number)))
        except BrokenProcessPool:
            self._end()
            self._check_start()
        return list(unfinished.values())

    def _check_start(self) -> None:
        """After a worker died: can one start at all? If not, no case is to blame."""
        try:
            self._running().submit(answer, "none", {}, []).result()
        except BrokenProcessPool:
            self._end()
            raise AuditIncomplete(
                "no worker process can start", where="durable-rules", next_step="Run again with --matcher relational."
            ) from None

    def _alone(self, name: str, rules: dict[str, Any], case: Case, answered: Answered) -> bool:
        try:
            _take(self._running().submit(answer, name, rules, [case]).result(), answered)
        except BrokenProcessPool:
            self._end()
            return False
        return True

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=multiprocessing.get_context("spawn"))
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _take(results: Iterable[tuple[int, Found | None]], answered: Answered) -> None:
    for number, found in results:
        if found is None:
            answered.lost.append(number)
        else:
            answered.found[number] = found
