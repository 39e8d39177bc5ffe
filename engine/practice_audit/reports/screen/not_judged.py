"""What could not be judged, why, and which one table or column would free most rules."""

import re

import pandas as pd

from practice_audit.reports.counts import CANNOT_TELL, Counts
from practice_audit.reports.lacks import freed_by, lacks
from practice_audit.reports.run import FinishedRun, Shown
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import Column, item, paragraph, table
from practice_audit.reports.screen.words import counted, listed
from practice_audit.rulebook.model import Rule

RECORD = re.compile(r"\b([a-z_0-9]+):[^\s:;)]+")
HELD = re.compile(r"^.* is held back by ([^/\s]+)/.*$")
FEW = 3


def not_judged(run: FinishedRun, shown: Shown, counts: dict[str, Counts], width: int) -> Block:
    """Rules without what they need, what would free most of them, and why else one cannot tell."""
    rules = shown.rules(run)
    lacking = {rule.id: words for rule in rules if (words := lacks(run.facts, rule))}
    doubtful = _doubtful(run, rules)
    number = sum(counts[rule.id][CANNOT_TELL] for rule in rules if rule.id in counts)
    subjects = sum(counts[rule.id].population for rule in rules if rule.id in counts)
    if not lacking and not number:
        return Block(
            "What could not be judged", ["Nothing of what the records show. What is not recorded is not seen."]
        )
    said = [f"{number:,} of {counted(subjects, 'outcome')} cannot be told." if number else "Every outcome can be told."]
    if lacking:
        said.append(f"{counted(len(lacking), 'rule')} cannot be judged for want of a table or column.")
    else:
        said.append("Every rule of the profile has the tables and columns that it needs.")
    lines = paragraph(" ".join(said), width)
    if lacking:
        lines += ["", *_rules(rules, lacking, width), "", *_freed(lacking, width)]
    if doubtful:
        columns = [Column("why one cannot tell", 3), Column("outcomes", right=True), Column("rules", 2)]
        lines += ["", *table(columns, doubtful, width).lines()]
    return Block("What could not be judged", lines)


def _rules(rules: list[Rule], lacking: dict[str, list[str]], width: int) -> list[str]:
    cells = [[rule.id, rule.title, "; ".join(lacking[rule.id])] for rule in rules if rule.id in lacking]
    return table([Column("rule"), Column("standard", 1), Column("cannot be judged, since", 1)], cells, width).lines()


def _freed(lacking: dict[str, list[str]], width: int) -> list[str]:
    freed = freed_by(lacking)
    if not freed:
        return paragraph("No one table or column would free a rule: each of these needs more than one.", width)
    lines = []
    for number, (what, which) in enumerate(freed[:FEW]):
        first = "Most would be freed by one thing" if not number else "Next"
        lines += item(
            f"{first}: {what}; with it {counted(len(which), 'rule')} could be judged ({listed(which)}).", width
        )
    return lines


def _doubtful(run: FinishedRun, rules: list[Rule]) -> list[list[str]]:
    """By reason, the outcomes that one cannot tell, and their rules; without those of rules that lack something."""
    rows = run.outcomes[run.outcomes["outcome"] == CANNOT_TELL]
    rows = rows[rows["rule"].isin([rule.id for rule in rules])]
    if rows.empty:
        return []
    worded = {text: in_general(text) for text in rows["missing"].unique()}
    told = pd.DataFrame({"rule": rows["rule"], "why": rows["missing"].map(worded)}).explode("why")
    number = told["why"].value_counts()
    of_rules = {str(why): sorted(set(rules)) for why, rules in told.groupby("why")["rule"]}
    return [[str(why), f"{outcomes:,}", listed(of_rules[str(why)], 8)] for why, outcomes in number.items()]


def in_general(missing: str) -> list[str]:
    """The reasons of one outcome without the records that they name."""
    said = []
    for reason in missing.split("; "):
        held = HELD.match(reason)
        said.append(f"a fault of the data holds the record back ({held[1]})" if held else RECORD.sub(r"\1", reason))
    return list(dict.fromkeys(said))
