"""The end of the screen: what was not audited, what lies outside the profile, and what few findings do not mean."""

from practice_audit.reports.counts import CANNOT_TELL, Counts
from practice_audit.reports.run import FinishedRun, Shown, is_data_quality
from practice_audit.reports.run_tables import FINDINGS, OUTCOMES, REJECTED_VALUES
from practice_audit.reports.screen.block import Block
from practice_audit.reports.screen.cells import clean, item, paragraph
from practice_audit.reports.screen.words import counted, percent

MOST = 20
INCOMPLETE = "Not audited: this run is incomplete"


def not_audited(run: FinishedRun, width: int) -> Block:
    """Cases and outcomes for which the audit is incomplete."""
    if run.is_whole:
        return Block("Not audited", ["Nothing: every case was audited."])
    lines: list[str] = []
    if run.not_audited:
        cases = counted(len(run.not_audited), "case")
        nothing = "Nothing is known of them: that no breach is listed is no good news there."
        lines += paragraph(f"{cases} could not be audited. {nothing}", width)
        lines += _some(run.not_audited, width)
    if run.differences:
        outcomes = counted(len(run.differences), "outcome")
        lines += paragraph(f"On {outcomes} the two matchers differ: read the records yourself, and report it.", width)
        lines += _some(run.differences, width)
    return Block(INCOMPLETE, lines)


def outside_profile(run: FinishedRun, shown: Shown, width: int) -> Block:
    """Breaches of rules that are evaluated and filed, but not printed."""
    others = [rule.id for rule in run.rules() if not is_data_quality(rule) and not shown.has(rule)]
    rows = shown.narrowed(run.findings[run.findings["rule"].isin(others)])
    if rows.empty:
        return Block("Outside the profile")
    still = int((rows["open"] == "yes").sum())
    found = f"{counted(len(rows), 'breach', 'breaches')} ({still:,} open) of {counted(rows['rule'].nunique(), 'rule')}"
    said = f"{found} outside the profile {shown.profile}: not printed (files hold all); --profile all prints them."
    return Block("Outside the profile", paragraph(said, width))


def files(run: FinishedRun, width: int) -> Block:
    """Where the files are, and how many rows they hold."""
    if not run.options.get("out"):
        return Block("Files")
    said = (
        f"{run.options['out']}: {OUTCOMES} ({counted(len(run.outcomes), 'row')}), "
        f"{FINDINGS} ({len(run.findings):,}), {REJECTED_VALUES} ({len(run.records.rejected):,}) and audit.json. "
        "They hold children's records: keep them where only those can read them who must."
    )
    return Block("Files", paragraph(said, width))


def what_could_be_seen(run: FinishedRun, shown: Shown, counts: dict[str, Counts], width: int) -> Block:
    """The last words."""
    rules = shown.rules(run)
    of_all = Counts.together([counts[rule.id] for rule in rules if rule.id in counts])
    share = of_all.share_judged
    asked = of_all.judged + of_all[CANNOT_TELL]
    unseen = sum(1 for rule in rules if rule.id in run.not_judged)
    said = ["Few findings do not mean that children are safe."]
    if share is None:
        said.append("Nothing could be judged.")
    else:
        said.append(f"{of_all.judged:,} of {counted(asked, 'outcome')} could be judged ({percent(share)}).")
    if of_all[CANNOT_TELL]:
        said.append(f"Of {of_all[CANNOT_TELL]:,} one cannot tell.")
    if unseen:
        said.append(f"{counted(unseen, 'rule')} had nothing to look at.")
    said.append("What nobody recorded is not seen at all.")
    return Block("", paragraph(" ".join(said), width))


def _some(names: list[str], width: int) -> list[str]:
    lines = [line for name in names[:MOST] for line in item(clean(name), width)]
    return [
        *lines,
        *(item(f"and {len(names) - MOST:,} more: audit.json lists all.", width) if len(names) > MOST else []),
    ]
