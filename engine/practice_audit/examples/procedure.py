"""The pages of docs/procedure/ written from the rules (`make docs`): runs the two examples that each page tells."""

from __future__ import annotations

import sys
from pathlib import Path

from practice_audit.examples.base import BASE
from practice_audit.examples.run import Result, run_chosen
from practice_audit.reports.procedure import Told, procedure_pages, shown_examples
from practice_audit.rulebook.inspection import shipped_inspection
from practice_audit.rulebook.loader import Rulebook, load_rulebook


def pages_of(book: Rulebook, results: list[Result]) -> dict[str, str]:
    """Every page by its file's name.

    Args:
        book: the shipped rules.
        results: what came out of their examples, at least of those that are shown; the page of a rule of which nothing
            is given shows none.
    """
    rows = {(result.rule, result.example.name): result.row for result in results}
    ran = {rule for rule, _ in rows}
    told = {
        rule.id: [Told(example, rows[rule.id, example.name]) for example in shown_examples(rule) if rule.id in ran]
        for rule in book.rules.values()
    }
    return procedure_pages(book, shipped_inspection(), told, BASE)


def main(folder: Path) -> None:
    """Write every page into a folder, and remove those of rules that are no more."""
    book = load_rulebook()
    shown = [(rule, example) for rule in book.rules.values() for example in shown_examples(rule)]
    pages = pages_of(book, run_chosen(book, shown))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
