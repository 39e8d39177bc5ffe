"""The index of docs/procedure/: every standard, stage by stage, and what each example takes for granted."""

from collections.abc import Mapping, Sequence

from practice_audit.reports.markdown_page import MarkdownPage, escaped
from practice_audit.reports.procedure.rule_in_markdown import CHECKS
from practice_audit.reports.procedure.told import table_of
from practice_audit.reports.rule_page import profiles_words
from practice_audit.reports.screen.words import SEVERITY, counted
from practice_audit.rulebook.inspection import Inspection
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.model import Rule


def index_page(book: Rulebook, inspection: Inspection, base: Mapping[str, Sequence[Mapping[str, object]]]) -> str:
    """The page that leads to all others."""
    page = MarkdownPage("The procedure")
    stages = _by_stage(book, inspection)
    page.write(
        f"{counted(len(book.rules), 'standard')} in {counted(len(stages), 'stage')}, each on a page: what it "
        "asks, why, where it comes from, its limit, what is read, a breach and good practice. "
        "[coverage.md](coverage.md) says which of them answer which paragraph of the inspection, and what no record "
        "can show."
    )
    page.write(
        "These pages are written from the rules by `make docs`; a change by hand is lost. To change a limit, give your "
        "own number in a settings file (`practice-audit settings template`). To change a rule, change its file, to "
        "which its page leads ([rule-language.md](../rule-language.md))."
    )
    page.write(
        " · ".join(
            f"[{stage.capitalize()}](#{stage.replace(' ', '-')}) {len(rules)}" for stage, rules in stages.items()
        )
    )
    for stage, rules in stages.items():
        page.head(stage.capitalize())
        page.table(["rule", "standard", "severity", "check", "profiles"], [_row(rule) for rule in rules])
    _how_to_read(page, base)
    return page.text


def _by_stage(book: Rulebook, inspection: Inspection) -> dict[str, list[Rule]]:
    rules = sorted(book.rules.values(), key=lambda rule: rule.id)
    others = sorted({rule.stage for rule in rules} - set(inspection.journey))
    stages = {stage: [rule for rule in rules if rule.stage == stage] for stage in [*inspection.journey, *others]}
    return {stage: of for stage, of in stages.items() if of}


def _row(rule: Rule) -> list[str]:
    return [f"[{rule.id}]({rule.id}.md)", escaped(rule.title), rule.severity, rule.check, profiles_words(rule)]


def _how_to_read(page: MarkdownPage, base: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    page.head("How to read a page")
    page.item("severity", "; ".join(f"{code} {words}" for code, words in SEVERITY.items()))
    page.item("kind of check", "; ".join(CHECKS.values()))
    page.item("profiles", "which of them print it; a rule of none is printed with `--profile all`")
    page.item("confirm this", "nobody has said yet that the number or choice is your authority's own")
    page.item("cannot tell", "what is missing or unreadable could decide between a breach and none")
    page.item("clock", "the day from which the time is counted, and on which the limit must be in force")
    page.write(
        "An example stands on the rows that its page shows, and on these, which all examples take for granted. "
        "A child that a row only names was born on 1 March 2005 and is the only one of its family."
    )
    for name, rows in base.items():
        page.write(f"`{name}`")
        page.table(*table_of(name, rows))
