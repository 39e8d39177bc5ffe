"""The page for elected members: what happened to children at each step, where they waited, what good looks like."""

from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.counts import LEAST_SHARE, SMALL_GROUP, Counts
from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.in_short import NOT_SAFE
from practice_audit.reports.members.picture import journey_picture
from practice_audit.reports.members.timing import StepTimed, timed_steps, year_before
from practice_audit.reports.members.waits import waits
from practice_audit.reports.printed import Block, Column, Document, Grid, Line, Para, Picture, Points, Section
from practice_audit.reports.printed.document import said
from practice_audit.reports.screen.words import day, percent
from practice_audit.rulebook.journey import shipped_journey

TIMES = [
    Column("Step", 0.42),
    Column("Children in the year", 0.1, right=True),
    Column("The child in the middle", 0.11, right=True),
    Column("Half of the children", 0.12, right=True),
    Column("Should take at most", 0.14),
    Column("Waited longer", 0.11, right=True),
]
GOOD = [
    Column("Step", 0.24),
    Column("What good looks like", 0.36),
    Column("In time", 0.12),
    Column("Beside it, what records show of quality", 0.28),
]
HIDDEN = "not shown"
STARS = (
    " Some of the times that steps should take are proposals that the council has not confirmed; they are marked with "
    "a star (*)."
)
IN_WORDS = (
    "In words, since exact numbers could point to a child. Nearly all: at least nine in ten. Most: at least three in "
    "four. In brackets: of how many it could be told from the records. A share says how often something was recorded, "
    "not how well it was done."
)


def members_page(run: RunFolder) -> Document:
    """Bring it together; nothing in it names a child, a worker, a team or a record."""
    steps = timed_steps(run, shipped_journey())
    first = day(year_before(run.as_at))
    sections = [
        Section("In short", [*_short(run, steps), Points(waits(steps))]),
        Section("The journey in one picture", [_picture(steps)]),
        Section("What members may want to ask", [Points(_questions(steps))]),
        Section("How many children, and how long", [Para(_how_to_read(), "soft"), _times(run, steps)], new_page=True),
        Section("What good looks like, and how near it is", [_good(steps), Para(IN_WORDS, "soft")], new_page=True),
    ]
    return Document(
        title=f"From early help to protection, {day(run.as_at)}",
        about=(
            f"The child's journey, for elected members: children who came to each step from {first} to "
            f"{day(run.as_at)}, as the records of children's social care show it."
        ),
        warning=f"{NOT_SAFE} Records show what was written down; what nobody recorded is not seen at all.",
        sections=sections,
        paper_foot="No child is named in this report",
        footer=(
            f"No child, worker or team is named, and no number of children under {SMALL_GROUP} is shown, nor one from "
            "which such a number could be worked out."
        ),
        made_by=f"{run.manifest.program.name} {run.manifest.program.version}",
    )


def _short(run: RunFolder, steps: list[StepTimed]) -> list[Block]:
    rules = {rule for one in steps for rule in [*one.step.timed_by, *one.step.beside.values()]}
    together = Counts.together([of for rule, of in run.manifest.counts.items() if rule in rules])
    share = together.share_judged
    sure = (
        "Nothing could be judged."
        if share is None
        else f"Of what could be known by now, {percent(share)} could be judged from the records."
    )
    if share is not None and share < LEAST_SHARE:
        sure += " That is too little: read nothing into the rest of this page."
    local = (
        ""
        if all(
            run.manifest.limits[name].confirmed
            for one in steps
            for name in one.step.limits
            if name in run.manifest.limits
        )
        else STARS
    )
    missing = " This audit is incomplete: some cases could not be looked at." if not run.manifest.complete else ""
    return [Para(f"{sure}{_unseen(together)}{local}{missing}")]


def _unseen(together: Counts) -> str:
    return " For the rest, a record is missing, unreadable or contradicts another." if together[CANNOT_TELL] else ""


def _picture(steps: list[StepTimed]) -> Picture:
    alt = "How many children came to each step in the year, and how many days it took: " + "; ".join(
        f"{one.step.short}: {_number(one.children)} children, {_days(one.median) or 'time not told'}" for one in steps
    )
    caption = (
        "From top to bottom the way gets closer to protection. Not every child goes on to the next step, and none "
        "should without need."
    )
    return Picture(journey_picture(steps), alt, caption)


def _times(run: RunFolder, steps: list[StepTimed]) -> Grid:
    rows = [
        [
            [Line(one.step.name, "strong"), Line(f"{one.step.what} Time: {one.step.from_to}.", "soft")],
            said(_number(one.children)),
            said(_days(one.median) or ("cannot be told" if one.little else "too few")),
            said(_between(one)),
            said(*_limits(run, one)),
            said(_number(one.waited)),
        ]
        for one in steps
    ]
    return Grid("Each child is counted once at a step, with the latest time in the year", TIMES, rows)


def _good(steps: list[StepTimed]) -> Grid:
    rows = [
        [
            [Line(one.step.name, "strong")],
            said(one.step.good),
            said(one.in_time),
            said(*(f"{of.about}: {of.share}" for of in one.quality)),
        ]
        for one in steps
    ]
    return Grid("Timeliness and quality side by side", GOOD, rows)


def _how_to_read() -> str:
    return (
        "The child in the middle: half of the children waited less, half waited longer (the median). Half of the "
        "children: the half around the middle (the quartiles). Days are calendar days. Waited longer: later than it "
        "should be, or not there on the audit date though it was due. "
        f"{HIDDEN.capitalize()}: a number under {SMALL_GROUP}, or one that would tell it. *: not confirmed by the "
        "council."
    )


def _questions(steps: list[StepTimed]) -> list[str]:
    slow = [one.step.short.lower() for one in steps if one.is_slow]
    unknown = [one.step.short.lower() for one in steps if one.little]
    asked = []
    if slow:
        asked.append(
            f"At these steps at least a quarter of the children waited longer than they should: {'; '.join(slow)}. "
            "Why, and what kept them safe meanwhile?"
        )
    asked += [f"At these steps records do not tell: {'; '.join(unknown)}. When will they?"] if unknown else []
    return [
        *asked,
        "Who looked at the children who waited longest, and what did they find?",
        "What do children and parents say about each step, and who asked them?",
        "How does the council know of children whom no record mentions?",
        "What is different from last year, and what did the council change?",
    ]


def _limits(run: RunFolder, one: StepTimed) -> list[str]:
    found = [run.manifest.limits[name] for name in one.step.limits if name in run.manifest.limits]
    there = [
        f"{limit.in_words}{'' if limit.confirmed else ' *'}" for limit in found if "not in force" not in limit.in_words
    ]
    return list(dict.fromkeys(there)) or ["not set"]


def _number(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:,}"


def _days(days: int | None) -> str:
    if days is None:
        return ""
    return "the same day" if days == 0 else "1 day" if days == 1 else f"{days:,} days"


def _between(one: StepTimed) -> str:
    if one.quartiles is None:
        return "too few" if not one.little else "cannot be told"
    low, high = one.quartiles
    return _days(low) if low == high else f"{low:,} to {_days(high)}"
