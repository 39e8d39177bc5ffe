"""Answers of a worker that dies: functions of a module, so that a spawned process can import them.

What kills and where deaths are noted stands in the environment, which a spawned process inherits.
"""

import os
from pathlib import Path
from typing import Any

from practice_audit.matchers.workers import Case, Found
from practice_audit.matchers.workers import answer as sound

DEATHS, KILLER, LIVES = "TEST_DEATHS", "TEST_KILLER", "TEST_LIVES"


def answer(name: str, rules: dict[str, Any], chunk: list[Case]) -> list[tuple[int, Found | None]]:
    """Die when the killing case comes, as often as asked; then answer as the program does."""
    if any(number == int(os.environ[KILLER]) for number, _ in chunk):
        deaths = Path(os.environ[DEATHS])
        if len(list(deaths.iterdir())) < int(os.environ[LIVES]):
            (deaths / str(os.getpid())).touch()
            os._exit(1)
    return sound(name, rules, chunk)


def at_once(name: str, rules: dict[str, Any], chunk: list[Case]) -> list[tuple[int, Found | None]]:
    """Die whatever comes."""
    del name, rules, chunk
    os._exit(1)
