"""One rule on a page: the standard, the source, what is read and when, what does not count, and its own examples.

Its parts also stand on the rule's page of docs/procedure/, so that each is worded once.
"""

from practice_audit.findings.words import day_words, listed
from practice_audit.reports.conditions import in_words, parts_of
from practice_audit.reports.names_of_rows import names_of, subject_words, tied_words, wanted_words
from practice_audit.reports.page import Page, Sheet
from practice_audit.reports.sources_of_rules import (
    checked_words,
    dated_values,
    limits_of,
    setting_words,
    settings_of,
    value_words,
    words_of_basis,
)
from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.loader import Rulebook
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Count, Example, Tally, Tied


def rule_page(book: Rulebook, rule: Rule, width: int) -> str:
    """Everything about one rule that a person may want to know before believing it."""
    page = Page(width)
    page.say(f"{rule.id}  {rule.title}")
    page.say(
        f"{rule.severity}, {rule.check}, version {rule.version}; stage: {rule.stage}; profiles: {profiles_words(rule)}"
    )
    page.head("The standard")
    page.say(rule.standard, 2)
    page.head("Why it matters")
    page.say(rule.why, 2)
    _source(page, book, rule)
    population(page, rule)
    expectation(page, rule)
    exceptions(page, book, rule)
    wording(page, rule)
    page.head(f"Its examples ({len(rule.examples)}): practice-audit rules test {rule.id}")
    for example in rule.examples:
        outcome = "no subject" if example.outcome == "none" else example.outcome.replace("_", " ")
        page.item(outcome, _example(example), column=16)
    return page.text


def profiles_words(rule: Rule) -> str:
    """The profiles that print the rule."""
    return ", ".join(rule.profiles) or "none"


def _source(page: Page, book: Rulebook, rule: Rule) -> None:
    page.head("The source")
    for words in words_of_basis(rule):
        page.bullet(words)
    for name in limits_of(rule):
        limit = book.local.limits[name]
        page.bullet(f"limit {name}: {limit.meaning}. {checked_words(limit)}")
        for variant, value in dated_values(limit):
            page.say(f"- {value_words(limit, value, variant)}", 6, 8)
    for name in settings_of(rule):
        page.bullet(f"setting {setting_words(book.local, name)}")


def population(page: Sheet, rule: Rule) -> None:
    """Who and what the rule looks at."""
    page.head("Who and what it looks at")
    page.item("subject", subject_words(rule))
    page.items("where", [in_words(part, names_of(rule)) for part in parts_of(rule.where)])
    if rule.given:
        page.item("with", tied_words(rule.given, names_of(rule, rule.given)))
    for name, what in rule.but_not.items():
        page.item("left out", f"{name}: {_condition(rule, what)}")
    if rule.keep:
        latest = rule.keep.latest or rule.keep.earliest
        which = "the latest" if rule.keep.latest else "the earliest"
        page.item(
            "of these",
            f"{which} for each {rule.keep.per.removesuffix('_id')}"
            + (f", by {in_words(latest, names_of(rule))}" if latest else ""),
        )
    if rule.after:
        page.item("about", f"the outcomes of {listed(rule.after)}, after which it runs")
    page.item(
        "needs",
        f"{', '.join(rule.needs)}; where one is absent: cannot tell" if rule.needs else "nothing but the subject",
    )


def _condition(rule: Rule, what: Expression | Tied) -> str:
    if isinstance(what, Expression):
        return in_words(what, names_of(rule))
    return tied_words(what, names_of(rule, what))


def expectation(page: Sheet, rule: Rule) -> None:
    """What the rule expects or forbids, and by when."""
    page.head("What it expects")
    _looked_up(page, rule)
    for number, wanted in enumerate(rule.expect):
        page.item("or expected" if number else "expected", wanted_words(rule, wanted))
    if rule.every:
        page.item("each one", wanted_words(rule, rule.every))
    _forbidden(page, rule)
    if rule.read:
        page.item("to be read where", in_words(rule.read, names_of(rule)))
    if rule.deadline:
        page.item("by", in_words(rule.deadline, names_of(rule)))
    wait = next((part.wait_until for part in rule.expect if part.wait_until), None)
    if wait:
        page.item("still due up to", in_words(wait, names_of(rule)))


def _looked_up(page: Sheet, rule: Rule) -> None:
    if rule.clock:
        page.item("the clock starts", in_words(rule.clock, names_of(rule)))
    for name, lookup in rule.finds.items():
        which = "earliest" if lookup.earliest else "latest"
        page.item("looked up", f"{name.replace('_', ' ')}: the {which} of {tied_words(lookup, names_of(rule, lookup))}")
    for name, count in rule.counts.items():
        page.item("counted", f"{name.replace('_', ' ')}: {_counted(rule, count)}")
    for name, tally in rule.tallies.items():
        page.item("counted by value", f"{name.replace('_', ' ')}: {_tallied(rule, tally)}")
    for name, figure in rule.figures.items():
        page.item("worked out", f"{name.replace('_', ' ')}: {in_words(figure, names_of(rule))}")


def _counted(rule: Rule, count: Count) -> str:
    names = names_of(rule, count)
    of = tied_words(count, names)
    if count.median:
        return f"the median of {in_words(count.median, names)}, of {of}"
    return f"how many different values {in_words(count.distinct, names)} has, of {of}" if count.distinct else of


def _tallied(rule: Rule, tally: Tally) -> str:
    names, value = names_of(rule, tally), tally.by or tally.items_of
    by = f"by {in_words(value, names)}, " if value else ""
    hidden = f"; numbers under the limit {tally.hidden_under} are not shown" if tally.hidden_under else ""
    return f"{by}{tied_words(tally, names)}{hidden}"


def _forbidden(page: Sheet, rule: Rule) -> None:
    if rule.forbid is None:
        return
    if rule.forbid.aliases:
        page.item("must not be", tied_words(rule.forbid, names_of(rule, rule.forbid)))
    elif rule.forbid.where:
        page.item("must not be", in_words(rule.forbid.where, names_of(rule)))
    if rule.forbid.ended:
        page.item("has ended on", in_words(rule.forbid.ended, names_of(rule)))


def shared_exemptions(rule: Rule) -> list[str]:
    """The shared exemptions of the rule: those that it names, and the two of every rule with a deadline."""
    return list(dict.fromkeys([*(["died", "adult"] if rule.deadline else []), *rule.shared_exemptions]))


def exceptions(page: Sheet, book: Rulebook, rule: Rule) -> None:
    """The exemptions, the doubts, and what a breach holds back from other rules."""
    page.head("When it does not apply, and when it cannot be told")
    for name in shared_exemptions(rule):
        page.bullet(f"not applicable: {name}, {book.exemptions[name].meaning}")
    for name, what in rule.own_exemptions.items():
        page.bullet(f"not applicable: {name} ({_condition(rule, what)})")
    for name, what in rule.lapses.items():
        page.bullet(f"not applicable where nothing was found in time: {name} ({_condition(rule, what)})")
    for bound, words in ((rule.in_force.from_, "before"), (rule.in_force.before, "from")):
        if bound:
            page.bullet(f"not in force {words} {in_words(bound, names_of(rule))}")
    if rule.hide:
        small = f"{in_words(rule.hide.number, names_of(rule))} is under the limit {rule.hide.under}"
        page.bullet(f"not shown: where {small}, and one more group where a total would give that number back")
    for name, what in rule.cannot_tell.items():
        page.bullet(f"cannot tell: {name} ({_condition(rule, what)})")
    for hold in rule.holds_back:
        rows = {"self": "the row itself", "found": "the rows found", "plan": "the plan and all its rows"}[hold.rows]
        page.bullet(
            f"a breach holds back {rows} from {listed(hold.rules)}"
            + (f", where {in_words(hold.when, names_of(rule))}" if hold.when else "")
        )


def wording(page: Sheet, rule: Rule) -> None:
    """The sentences that the rule prints, and the remedy."""
    page.head("What it says")
    for kind, text in rule.finding.items():
        page.item(kind, text)
    for text in rule.notes:
        page.item("added", text)
    page.item("remedy", rule.remedy)


def _example(example: Example) -> str:
    facts = [f"as at {day_words(example.as_at.toordinal())}"]
    facts += [f"due {day_words(example.due.toordinal())}"] if example.due else []
    facts += [f"found {day_words(example.found.toordinal())}"] if example.found else []
    facts += [f"over by {example.over}"] if example.over is not None else []
    facts += [f"without {', '.join(example.absent)}"] if example.absent else []
    facts += [f"with {name}: {value}" for name, value in example.settings.items()]
    why = f" {example.why}." if example.why else ""
    return f"{example.name} ({'; '.join(facts)}).{why}"
