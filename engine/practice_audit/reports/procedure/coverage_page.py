"""docs/procedure/coverage.md: the inspection by paragraph, with the rules and with what no record can show."""

import re
from collections.abc import Iterator

from practice_audit.reports.markdown_page import MarkdownPage, escaped
from practice_audit.rulebook.inspection import Inspection, Standard, paragraphs_of
from practice_audit.rulebook.loader import Rulebook

RULE = re.compile(r"\b[A-Z][A-Z0-9]*-\d\d[a-z]?T?\b")
NOTHING = "**nothing**"


def coverage_page(book: Rulebook, inspection: Inspection) -> str:
    """The table, and after it the rules that are tied to no standard."""
    page = MarkdownPage("What the rules cover of the inspection")
    page.write("[All standards](README.md)")
    page.say(
        "A rule checks what is recorded, not what was done, and few findings do not mean that children are safe. What "
        "stands in the last column no record can show; where no rule is named, nothing looks at the standard."
    )
    missing = len(inspection.named - set(book.rules))
    if missing:
        page.say(f"{missing} of the rules named here are not yet rules: nothing checks them. They are marked.")
    page.write(
        "`practice-audit rules list --paragraph 30` lists the rules of a paragraph, `--paragraph 3.7` those of an item."
    )
    page.head("Paragraph 3: areas for improvement")
    items = [of for of in inspection.standards if "." in of.paragraph]
    for when, paragraphs in inspection.timing.items():
        page.write(f"### To be done {when}")
        page.table(["item", *HEADINGS], [_row(book, of) for of in items if of.paragraph in paragraphs])
    page.head("Paragraphs 14 to 48")
    others = [of for of in inspection.standards if "." not in of.paragraph]
    page.table(["paragraph", *HEADINGS], [_row(book, of) for of in others])
    _by_their_basis(page, book, inspection)
    _unchecked(page, inspection)
    page.head("Tied to no standard of the inspection")
    page.say(inspection.tied_to_no_standard.why)
    page.write(_links(book, inspection.tied_to_no_standard.rules))
    return page.text


HEADINGS = ["standard", "rules", "what no record can show"]


def _row(book: Rulebook, of: Standard) -> list[str]:
    return [of.paragraph, escaped(of.standard), _rules(book, of), _linked(book, of.no_record or "")]


def _rules(book: Rulebook, of: Standard) -> str:
    if isinstance(of.rules, dict):
        return "; ".join(f"{part}: {_links(book, rules)}" for part, rules in of.rules.items())
    return _links(book, of.rules) or NOTHING


def _links(book: Rulebook, rules: list[str]) -> str:
    there = [_link(book, name) for name in rules if name in book.rules]
    absent = [name for name in rules if name not in book.rules]
    not_yet = [f"*not yet {'a rule' if len(absent) == 1 else 'rules'}*: {', '.join(absent)}"] if absent else []
    return ", ".join([*there, *not_yet])


def _link(book: Rulebook, name: str) -> str:
    return f"[{name}]({name}.md)" if name in book.rules else name


def _linked(book: Rulebook, text: str) -> str:
    return RULE.sub(lambda found: _link(book, found[0]), escaped(text))


def _by_their_basis(page: MarkdownPage, book: Rulebook, inspection: Inspection) -> None:
    """Rules whose own source names a paragraph under which the table does not have them."""
    further = dict(_further(book, inspection))
    if further:
        page.head("Further rules, by the source that they name")
        page.say("They rest on a paragraph too, beside the standards under which they stand above.")
        page.table(["paragraph", "rules"], [[name, _links(book, rules)] for name, rules in further.items()])


def _further(book: Rulebook, inspection: Inspection) -> Iterator[tuple[str, list[str]]]:
    rules = sorted(book.rules.values(), key=lambda rule: rule.id)
    tabled = {(of.paragraph.split(".")[0], name) for of in inspection.standards for name in of.rule_ids}
    for paragraph in sorted({name for rule in rules for name in paragraphs_of(rule)}, key=int):
        found = [rule.id for rule in rules if paragraph in paragraphs_of(rule) and (paragraph, rule.id) not in tabled]
        if found:
            yield paragraph, found


def _unchecked(page: MarkdownPage, inspection: Inspection) -> None:
    page.head("What nothing looks at")
    page.say("These standards are for people to look at, by other means than this tool:")
    for of in inspection.standards:
        if not of.rules:
            page.bullet(f"{of.paragraph} {of.standard}. {of.no_record}")
