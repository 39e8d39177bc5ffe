"""The sheet Rules: for each standard how many were met, with both numbers, and what share could be judged at all."""

from collections import Counter
from collections.abc import Iterator

from practice_audit.outcomes.judged import CANNOT_TELL, DUE, LATE, MET, NOT_APPLICABLE, NOT_MET, TO_READ
from practice_audit.reports.counts import Counts
from practice_audit.reports.from_folder import Choice, RuleSaid, RunFolder
from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.from_folder.shares import judged_words, rate_words, share_words
from practice_audit.reports.from_folder.stages import in_order
from practice_audit.reports.screen.words import severity
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import Column
from practice_audit.reports.to_file.workbook.formats import AMBER, QUIET
from practice_audit.reports.to_file.workbook.list_sheet import ListSheet

NAME = "Rules"
NUMBERS = (NOT_MET, LATE, MET, DUE, NOT_APPLICABLE, CANNOT_TELL, TO_READ)
COLUMNS = (
    Column("Rule", 9),
    Column("Standard", 40),
    Column("Severity", 20),
    Column("All", 8, "number"),
    Column("Not met", 8, "number"),
    Column("Late", 8, "number"),
    Column("Met", 8, "number"),
    Column("Due", 8, "number"),
    Column("Not applic.", 8, "number"),
    Column("Cannot tell", 8, "number"),
    Column("To read", 8, "number"),
    Column("Rate met", 10, "right"),
    Column("Met of judged", 15, "right"),
    Column("Share judged", 24, "long"),
    Column("Open now", 8, "number"),
    Column("of those, limit not confirmed", 12, "number"),
    Column("Why it matters", 90, "long"),
    Column("Source", 60, "small"),
)
PRINTED = 16


def rules_sheet(book: Book, run: RunFolder, choice: Choice, breaches: Breaches) -> None:
    """Write the sheet."""
    sheet = ListSheet(book, NAME, COLUMNS, printed=PRINTED, frozen=2)
    sheet.head(
        "Rules",
        "Rate: met, of those met, late or not met. Share judged: those, of them and those of which one cannot tell. "
        "No rate where less than half could be judged.",
    )
    counts = run.counts(choice.profile)
    rules = run.rules(choice.profile)
    still = Counter(breaches.standing["rule"].astype(str)) + Counter(breaches.unconfirmed["rule"].astype(str))
    apart = Counter(breaches.unconfirmed["rule"].astype(str))
    for stage in in_order(rule.stage for rule in rules.values()):
        sheet.section(stage.capitalize())
        names = [name for name in rules if rules[name].stage == stage]
        looks = [{} if name in counts else {"font_color": QUIET} for name in names]
        sheet.rows(_cells(names, rules, counts, (still, apart), run.manifest.cannot_be_judged), looks)
    sheet.colour("Share judged", {"low": AMBER, "none": AMBER})
    sheet.finish()


def _cells(
    names: list[str],
    rules: dict[str, RuleSaid],
    counts: dict[str, Counts],
    of_open: tuple[Counter[str], Counter[str]],
    lacking: dict[str, str],
) -> Iterator[tuple[object, ...]]:
    still, apart = of_open
    for name in names:
        rule, of = rules[name], counts.get(name)
        begin = name, rule.title, severity(rule.severity)
        end = rule.why, "; ".join([*rule.sources, *(f"limit {one}" for one in rule.limits)])
        if of is None:
            why = f"none: {lacking[name]}" if name in lacking else "nothing to look at in these records"
            yield *begin, *([""] * (PRINTED - len(begin) - 3)), why, "", "", *end
            continue
        numbers = [of[one] or "" for one in NUMBERS]
        yield (
            *begin, of.population, *numbers, rate_words(of), judged_words(of), share_words(of),
            still[name] or "", apart[name] or "", *end,
        )  # fmt: skip
