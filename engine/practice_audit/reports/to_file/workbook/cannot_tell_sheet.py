"""The sheet Cannot tell: what is missing, unreadable or held back and could decide between breach and no breach."""

from collections import Counter

from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.screen.not_judged import in_general
from practice_audit.reports.screen.words import counted
from practice_audit.reports.to_file.workbook.book import Book
from practice_audit.reports.to_file.workbook.cells import Column, days
from practice_audit.reports.to_file.workbook.list_sheet import ListSheet
from practice_audit.reports.to_file.workbook.words import missing_words, severities, standards, titled

NAME = "Cannot tell"
COLUMNS = (
    Column("Severity if a breach", 20),
    Column("Child", 10),
    Column("Team", 8),
    Column("Case holder", 8),
    Column("Standard", 36),
    Column("What is missing or in doubt", 50, "long"),
    Column("Counted from", 12, "day"),
    Column("Due", 12, "day"),
    Column("Rule", 8, "small"),
    Column("Records", 24, "small"),
    Column("Key", 30, "small"),
)
PRINTED = 9
MANY, REASONS = 10, 5


def cannot_tell_sheet(book: Book, run: RunFolder, choice: Choice) -> None:
    """Write the sheet."""
    rows = run.of_choice(run.with_outcome(CANNOT_TELL), choice).sort_values(
        ["severity", "rule", "key"], ignore_index=True
    )
    sheet = ListSheet(book, NAME, COLUMNS, printed=PRINTED, frozen=2)
    sheet.head(
        "Cannot tell",
        "Neither a breach nor good news: find what is missing, mend the record or the export, and run the audit again.",
    )
    lacking = {rule: why for rule, why in run.manifest.cannot_be_judged.items() if rule in run.rules(choice.profile)}
    if lacking:
        sheet.section(f"Standards that could not be looked at at all: {len(lacking)}")
        for rule, why in lacking.items():
            sheet.line(f"{rule} {run.manifest.rules[rule].title}: {why}")
    reasons = Counter(why for said in rows["missing"] for why in in_general(str(said))).most_common(REASONS)
    if len(rows) > MANY:
        sheet.section("What would settle most")
        for why, number in reasons:
            sheet.line(f"{number:,}: {titled(why, run.manifest.rules)}")
    sheet.section(
        f"{counted(len(rows), 'outcome')} of which one cannot tell" if len(rows) else "Every outcome can be told"
    )
    why_not = [missing_words(str(said), run.manifest.rules) for said in rows["missing"]]
    cells = zip(
        severities(rows), rows["child_id"], rows["team_id"], rows["worker_id"], standards(rows, run.manifest.rules),
        why_not, days(rows["started_on"]), days(rows["due_on"]), rows["rule"], rows["evidence"], rows["key"],
        strict=True,
    )  # fmt: skip
    sheet.rows(cells)
    sheet.finish()
