"""Cases matched in worker processes: one that dies loses nothing; its cases are tried again one by one, and one that kills again is not audited."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any

from practice_audit.matchers.durable import Driver, EngineLoss, self_test

Facts = list[dict[str, Any]]
Found = list[tuple[str, tuple[int, ...]]]
"""Engine rule and the rows of its match, in the order of its patterns."""

_DRIVER: list[Driver] = []
_SILENT: list[str] = []


class EngineSilent(RuntimeError):
    """An engine rule does not fire on facts made to fit it: the engine cannot be trusted with this rulebook."""


@dataclass
class Answered:
    """What came back for each case, and the cases that no worker lived through."""

    found: dict[int, Found] = field(default_factory=dict)
    lost: list[int] = field(default_factory=list)


def start(rules: dict[str, Any]) -> None:
    """Make the worker's own ruleset and let each rule fire once; called once in each worker."""
    _DRIVER[:] = [Driver("practice_audit", rules)]
    _SILENT[:] = self_test(_DRIVER[0], rules)


def answer(chunk: list[tuple[int, Facts]]) -> list[tuple[int, Found | None]]:
    """Match some cases; None for one whose facts the engine lost. Raises EngineSilent where the self-test failed."""
    if _SILENT:
        raise EngineSilent(f"the engine does not answer for {len(_SILENT)} of its rules")
    results: list[tuple[int, Found | None]] = []
    for number, facts in chunk:
        try:
            matches = _DRIVER[0].match(facts)
        except (EngineLoss, RuntimeError, ValueError):  # the engine's own errors have no narrower type; the case is reported as not audited
            results.append((number, None))
            continue
        results.append((number, [(name, tuple(frame[f"m{side}"]["row"] for side in range(len(frame)))) for name, frame in matches]))
    return results


def match_cases(rules: dict[str, Any], cases: list[tuple[int, Facts]], *, jobs: int, done: Callable[[int], None] = lambda _: None, chunk: int = 200) -> Answered:
    """Match all cases.

    Args:
        rules: the engine's rules.
        cases: number and facts of each.
        jobs: worker processes.
        done: told how many cases have come back.
        chunk: cases sent at a time.
    """
    answered = Answered()
    size = max(1, min(chunk, -(-len(cases) // max(1, jobs))))
    chunks = [cases[start : start + size] for start in range(0, len(cases), size)]
    for left in _in_one_pool(rules, chunks, jobs, answered, done):
        for case in left:
            if not _alone(rules, case, answered):
                answered.lost.append(case[0])
            done(1)
    return answered


def _in_one_pool(rules: dict[str, Any], chunks: list[list[tuple[int, Facts]]], jobs: int, answered: Answered, done: Callable[[int], None]) -> Iterator[list[tuple[int, Facts]]]:
    """Run chunks side by side; gives back those that were under way or waiting when a worker died."""
    unfinished = dict(enumerate(chunks))
    with _pool(rules, jobs) as pool:
        waiting: dict[Future[Any], int] = {}
        try:
            waiting = {pool.submit(answer, cases): number for number, cases in unfinished.items()}
            while waiting:
                ready, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in ready:
                    number = waiting.pop(future)
                    _take(future.result(), answered)
                    done(len(unfinished.pop(number)))
        except BrokenProcessPool:
            for future in waiting:
                future.cancel()
    yield from unfinished.values()


def _alone(rules: dict[str, Any], case: tuple[int, Facts], answered: Answered) -> bool:
    with _pool(rules, 1) as pool:
        try:
            _take(pool.submit(answer, [case]).result(), answered)
        except BrokenProcessPool:
            return False
    return True


def _take(results: Iterable[tuple[int, Found | None]], answered: Answered) -> None:
    for number, found in results:
        if found is None:
            answered.lost.append(number)
        else:
            answered.found[number] = found


def _pool(rules: dict[str, Any], jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max(1, jobs), mp_context=multiprocessing.get_context("spawn"), initializer=start, initargs=(rules,))
