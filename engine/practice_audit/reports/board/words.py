"""The sentences of the board report that HTML and Word share."""

from practice_audit.reports.board.figures import Figure
from practice_audit.reports.board.first import FIVE
from practice_audit.reports.board.page import OFTEN, Board
from practice_audit.reports.board.steps import Step
from practice_audit.reports.screen.words import counted, listed, percent

NUMBERS = ("Nothing", "The one thing", "The two things", "The three things", "The four things", "The five things")
BLIND = (
    "These rates are quantitative: no standard that could be judged looks at the quality of this step. "
    "That something was done by its day does not say that it was done well."
)
FOOTER = (
    "Made from a finished audit; nothing was judged again. No child is named in this report, but small numbers may "
    "point to one: share it only with those who must read it."
)
TIMED = "Done by its day (these are quantitative)"
QUALITY = "Quality and oversight of the same step"
BORROWED = "Quality of the same step (standards outside this profile)"


def first_heading(board: Board) -> str:
    """The heading of what to act on first."""
    return f"{NUMBERS[len(board.first)]} to act on first" if board.first else "What to act on first"


def first_note(board: Board) -> str:
    """How they were chosen, and what stands apart from them."""
    apart = sum(one.unconfirmed for one in board.figures)
    said = "The gravest of what stands open on confirmed limits; then those with most children, then the longest over."
    if not board.first:
        said = "No breach of a confirmed limit was found among what could be judged."
    elif board.kinds > FIVE:
        others = counted(board.kinds - FIVE, "other kind")
        said += f" {others} of breach {'stands' if board.kinds == FIVE + 1 else 'stand'} open too."
    if apart:
        said += (
            f" {counted(apart, 'open breach', 'open breaches')} outside limits that nobody has confirmed "
            f"{'stands' if apart == 1 else 'stand'} apart, and may weigh as much."
        )
    return said


def recorded_note(board: Board) -> str:
    """What the list is, and what it is not."""
    if not board.recorded:
        return "No standard had enough cases, judged well enough, to say so."
    often = f"Recorded in at least {percent(OFTEN)} of many cases."
    return f"{often} That is what records show; it does not say that children are safe."


def how_to_read(board: Board) -> list[str]:
    """How the tables are read, and where the months before come from."""
    rate = (
        "Rate: met, of those met, late or not met. Judged: of what could be known by now, the share that could be "
        "judged; where that is under half, no rate is given, and where it is under four fifths it is marked: "
        "a good rate of a few that could be seen is no good news."
    )
    older = f"; {counted(board.older, 'older one')} not shown." if board.older else "."
    standing = f"Open: breaches that stand on the audit date. Past: put right or done late, since {board.since}{older}"
    said = [rate, standing]
    if board.months:
        said.append(
            f"On the right, the rate in the last {counted(len(board.months), 'audit')} before this one, and of how "
            "many; a dash where there was nothing to judge, or the standard was another."
        )
    else:
        said.append(
            "There is no earlier audit in the history, so nothing is said of the last three months: give the runs of "
            "each month the same --history."
        )
    if board.idle:
        said.append(f"In these records there was nothing to look at for: {listed(board.idle)}.")
    return said


def groups(step: Step) -> list[tuple[str, list[Figure]]]:
    """The rows of a stage under their headings: timeliness, and quality beside it."""
    parts = [(TIMED, step.timed), (QUALITY, step.quality), (BORROWED, step.borrowed)]
    return [(heading, figures) for heading, figures in parts if figures]


def unconfirmed_note(board: Board) -> str:
    """What a limit that is not confirmed is, and how it becomes one."""
    if not board.unconfirmed:
        return "None that mattered in this audit."
    return (
        "The audit used these values; nobody in this authority has confirmed them. The command practice-audit settings "
        "template FILE writes a file to fill in. Breaches: open or past, that rest on a value that is not confirmed."
    )
