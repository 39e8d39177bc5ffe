"""The first page and the standards in Markdown, to be pasted into a report, a message or a ticket."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from practice_audit.findings.words import day_words
from practice_audit.outcomes.judged import CANNOT_TELL, TO_READ
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.audited import how_it_was_checked, incomplete, title, what_was_audited
from practice_audit.reports.from_folder.breaches import Breaches, breaches_of
from practice_audit.reports.from_folder.in_short import InShort, in_short
from practice_audit.reports.from_folder.shares import judged_words, rate_words, share_words
from practice_audit.reports.from_folder.unconfirmed import unconfirmed_of
from practice_audit.reports.register import report
from practice_audit.reports.screen.words import counted, severity

MOST = 20
SPECIAL = str.maketrans({char: f"\\{char}" for char in r"\`*_{}[]<>#|~"} | {"\n": " ", "\r": " "})


@report(".md", reader="auditors", is_default=True)
def markdown(run: RunFolder, choice: Choice, file: Path) -> list[str]:
    """The first page and the standards in Markdown, for pasting."""
    file.write_text("\n".join(_lines(run, choice)) + "\n", encoding="utf-8", errors="backslashreplace")
    return []


def _lines(run: RunFolder, choice: Choice) -> Iterator[str]:
    breaches = breaches_of(run, choice)
    short = in_short(run, choice, breaches)
    yield from (f"# {title(run)}", "", f"{_plain(what_was_audited(run, choice))} {how_it_was_checked(run)}", "")
    if words := incomplete(run):
        yield from (f"**{words}**", "")
    yield from (f"**{short.how_sure}**", "")
    yield from _numbers(short, breaches)
    yield from ("", "## Open breaches, the worst first", "", *_breaches(run, breaches.standing))
    if len(breaches.unconfirmed):
        yield from ("", "## Open, outside a local limit or setting that nobody has confirmed", "")
        yield from ("A child may be unsafe all the same: look at the first ones today, then confirm the limit.", "")
        yield from _breaches(run, breaches.unconfirmed)
    if len(breaches.past):
        yield from ("", "## Past breaches, put right or done late, by standard", "")
        numbers = Counter(breaches.past["rule"].astype(str))
        cells = [[rule, run.manifest.rules[rule].title, f"{number:,}"] for rule, number in sorted(numbers.items())]
        yield from _table(["Rule", "Standard", "Past"], cells, 2)
    yield from ("", "## Standards", "", *_standards(run, choice))
    found = unconfirmed_of(run, choice)
    if found:
        yield from ("", "## Limits and settings that nobody has confirmed", "")
        cells = [[one.name, one.in_words, one.meaning, f"{one.breaches:,}"] for one in found]
        yield from _table(["Name", "In use now", "What it is", "Breaches"], cells, 3)


def _numbers(short: InShort, breaches: Breaches) -> Iterator[str]:
    by = Counter(breaches.standing["severity"].astype(str))
    urgent = int((breaches.unconfirmed["severity"] == "S1").sum())
    for code, number in sorted(by.items()):
        yield f"- {severity(code)}: {counted(number, 'open breach', 'open breaches')}"
    open_apart = counted(len(breaches.unconfirmed), "open breach", "open breaches")
    yield f"- Outside a limit that nobody has confirmed: {open_apart}, {urgent:,} of them S1"
    yield f"- Due in the next 10 days: {short.due_soon:,}"
    yield f"- Cannot be told: {short.counts[CANNOT_TELL]:,}"
    yield f"- To be read by a person: {short.to_read:,}"
    yield f"- Faults in the records, which can hide what matters: {len(breaches.faults):,}"
    if len(breaches.waived):
        yield f"- Open and waived by a person, not listed here: {len(breaches.waived):,}"


def _breaches(run: RunFolder, rows: pd.DataFrame) -> Iterator[str]:
    leads = rows[rows["leads"]]
    if leads.empty:
        yield "None found among what could be judged."
        return
    cells = []
    for row in leads.head(MOST).to_dict("records"):
        others = f" (and {row['of_event'] - 1} more of the same event)" if row["of_event"] > 1 else ""
        due = "" if pd.isna(row["due_on"]) else day_words(row["due_on"].toordinal())
        said = f"{run.manifest.rules[row['rule']].title}. {row['explanation']}{others}"
        cells.append([severity(row["severity"]), row["child_id"], said, due, row["key"]])
    yield from _table(["Severity", "Child", "Standard, and what was found on record", "Due", "Key"], cells, 9)
    if len(leads) > MOST:
        yield from ("", f"and {counted(len(leads) - MOST, 'more event')}: findings.csv has all.")


def _standards(run: RunFolder, choice: Choice) -> Iterator[str]:
    counts = run.counts(choice.profile)
    cells = [
        [
            name,
            run.manifest.rules[name].title,
            rate_words(of),
            judged_words(of),
            share_words(of),
            f"{of[CANNOT_TELL]:,}",
        ]
        for name, of in counts.items()
        if not of[TO_READ]
    ]
    yield from _table(["Rule", "Standard", "Rate met", "Met of judged", "Share judged", "Cannot tell"], cells, 2)
    none = [name for name in run.rules(choice.profile) if name not in counts]
    if none:
        yield from ("", f"Nothing to look at in these records: {', '.join(none)}.")


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], right_from: int) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield "|" + "|".join("---:" if at >= right_from else "---" for at in range(len(headings))) + "|"
    for cells in rows:
        yield f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """A text in which no letter means anything to Markdown."""
    return str(text).translate(SPECIAL)
