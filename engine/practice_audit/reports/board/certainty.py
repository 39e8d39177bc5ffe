"""How sure a reader can be, and what comes next, in sentences."""

from practice_audit.reports.board.figures import Figure
from practice_audit.reports.counts import CANNOT_TELL
from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.from_folder.in_short import SOON, InShort
from practice_audit.reports.from_folder.unconfirmed import Unconfirmed
from practice_audit.reports.screen.words import counted, listed, percent

MOST = 3


def how_sure(
    run: RunFolder, short: InShort, breaches: Breaches, figures: list[Figure], unconfirmed: list[Unconfirmed]
) -> list[str]:
    """How much could not be told, why, where least could be seen, and whether it was checked."""
    said = [*_incomplete(run), _judged(short)]
    little = sorted((one for one in figures if one.is_little_seen), key=lambda one: one.counts.share_judged or 0)
    if little:
        names = [f"{one.rule.title} ({percent(one.counts.share_judged or 0)} judged)" for one in little]
        said.append(f"Least could be seen of: {listed(names, MOST)}.")
    if short.lacking:
        said.append(
            f"{counted(len(short.lacking), 'standard')} could not be looked at at all, for want of a table: "
            f"{listed(short.lacking, MOST)}."
        )
    if len(breaches.faults):
        faults = counted(len(breaches.faults), "fault")
        said.append(f"{faults} in the data itself {'stands' if len(breaches.faults) == 1 else 'stand'} open.")
    if unconfirmed:
        said.append(
            f"{counted(len(unconfirmed), 'limit or setting', 'limits and settings')} that mattered "
            f"{'is' if len(unconfirmed) == 1 else 'are'} not confirmed by the authority (appendix)."
        )
    check = run.manifest.check
    if check.done and not check.differences:
        said.append("Each outcome was worked out twice, in two ways that agree.")
    elif not check.done:
        said.append("The outcomes were worked out once only.")
    return said


def _judged(short: InShort) -> str:
    counts = short.counts
    asked, share = counts.judged + counts[CANNOT_TELL], counts.share_judged
    if share is None:
        return "Nothing could be judged."
    told = f"Of {asked:,} outcomes that could be known by now, {counts.judged:,} could be judged ({percent(share)})."
    if not counts[CANNOT_TELL]:
        return told
    why, number = short.reasons[0] if short.reasons else ("", 0)
    because = f", most often because {_reason(why)} ({number:,})" if number else ""
    return f"{told} Of {counts[CANNOT_TELL]:,} one cannot tell{because}."


def _reason(why: str) -> str:
    return why if not why.startswith("no ") else f"there is {why}"


def _incomplete(run: RunFolder) -> list[str]:
    manifest = run.manifest
    said = []
    if manifest.not_audited:
        cases = counted(len(manifest.not_audited), "case")
        said.append(f"This audit is incomplete: {cases} could not be audited, and nothing is known of them.")
    if manifest.differences:
        number = counted(len(manifest.differences), "outcome")
        said.append(f"This audit is incomplete: on {number} the two ways of working it out differ.")
    return said


def what_next(breaches: Breaches, short: InShort, unconfirmed: list[Unconfirmed]) -> list[str]:
    """What people do next, the most urgent first."""
    rows = breaches.standing
    today = int((rows["severity"].astype(str) == "S1").sum())
    local = int((breaches.unconfirmed["severity"].astype(str) == "S1").sum())
    said = []
    if today:
        said.append(f"Today: see on the case file the {counted(today, 'breach', 'breaches')} that need action today.")
    if local:
        more, when = counted(local, "breach", "breaches"), "Today too" if today else "Today"
        said.append(
            f"{when}: see the {more} of {'the same' if today else 'the gravest'} weight outside "
            "limits that nobody has confirmed. A child may be unsafe all the same."
        )
    if len(rows) > today:
        other = counted(len(rows) - today, "open breach", "open breaches")
        said.append(f"This week: managers take up {'the other' if today else 'the'} {other} with the teams.")
    if short.due_soon:
        falls = "falls" if short.due_soon == 1 else "fall"
        said.append(f"In the next {SOON} days {counted(short.due_soon, 'more task')} {falls} due: plan for them now.")
    if unconfirmed:
        said.append("Before the next audit: confirm the limits and settings in the appendix.")
    if short.counts[CANNOT_TELL]:
        said.append(
            f"Before the next export: mend the records behind {counted(short.counts[CANNOT_TELL], 'outcome')} in doubt."
        )
    return said or ["Nothing stands open among what could be judged: look at what could not be judged."]
