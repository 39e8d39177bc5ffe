"""Examples from the command line of a developer: `python -m practice_audit.examples [RULE …]`."""

from __future__ import annotations

import sys

from practice_audit.audit import DURABLE, RELATIONAL
from practice_audit.examples.run import run_examples
from practice_audit.rulebook.loader import load_rulebook


def main(arguments: list[str]) -> int:
    """Run examples from the command line of a developer: `python -m practice_audit.examples [RULE …]`."""
    book = load_rulebook()
    failed = 0
    for matcher in (RELATIONAL, DURABLE):
        for result in run_examples(book, arguments or None, matcher=matcher):
            if result.problem:
                failed += 1
                told = f"{result.rule} [{matcher}] {result.example.name}: {result.problem}"
                print(told)  # noqa: T201  a developer's command
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
