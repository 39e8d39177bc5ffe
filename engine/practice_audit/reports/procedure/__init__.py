"""The procedure as pages of Markdown (docs/procedure/), written from the rules so that the two cannot drift apart.

`make docs` writes them; a test compares them.
"""

from practice_audit.reports.procedure.coverage_page import coverage_page
from practice_audit.reports.procedure.index_page import index_page
from practice_audit.reports.procedure.rule_in_markdown import rule_in_markdown
from practice_audit.reports.procedure.told import Told, shown_examples
from practice_audit.rulebook.inspection import Inspection
from practice_audit.rulebook.loader import Rulebook

__all__ = ["Told", "procedure_pages", "shown_examples"]


def procedure_pages(
    book: Rulebook, inspection: Inspection, told: dict[str, list[Told]], base: dict[str, list[dict[str, object]]]
) -> dict[str, str]:
    """Every page by its file's name.

    Args:
        book: the shipped rules.
        inspection: what they cover.
        told: by rule, its shown examples with what came out of each.
        base: the rows that every example takes for granted.
    """
    pages = {f"{rule.id}.md": rule_in_markdown(book, rule, told[rule.id]) for rule in book.rules.values()}
    return {
        "README.md": index_page(book, inspection, base),
        "coverage.md": coverage_page(book, inspection),
        **dict(sorted(pages.items())),
    }
