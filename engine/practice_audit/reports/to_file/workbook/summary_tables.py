"""The tables below the first page of the Summary: by stage of the journey, by team, and why one cannot tell."""

from practice_audit.reports.from_folder import RunFolder
from practice_audit.reports.from_folder.in_short import InShort, Part
from practice_audit.reports.from_folder.shares import judged_words, rate_words, share_words
from practice_audit.reports.screen.words import percent
from practice_audit.reports.to_file.workbook.formats import AMBER, QUIET
from practice_audit.reports.to_file.workbook.grid import CELL, NUMBER, Grid
from practice_audit.reports.to_file.workbook.words import titled

REASONS = 4


def stages(page: Grid, short: InShort) -> None:
    """Write what stands open, and the rates, by stage of the journey."""
    page.heading("By stage of the child's journey")
    names = ("Open S1", "Open S2", "Open S3, S4", "Limit not confirmed", "Cannot tell", "Rate met", "Met of judged")
    page.headings([(3, "Stage"), *((1, name) for name in names), (2, "Share judged")], 1)
    for part in short.stages:
        of = part.counts
        if of is None or not of.population:
            page.row(
                [
                    (3, part.name.capitalize(), CELL),
                    (9, "nothing to look at in these records", {**CELL, "font_color": QUIET}),
                ]
            )
            continue
        low = share_words(of).startswith("low")
        colours = {"bg_color": AMBER[0], "font_color": AMBER[1], "bold": True} if low else {}
        page.row([
            (3, part.name.capitalize(), CELL),
            *((1, number, NUMBER) for number in _open(part)),
            (1, part.cannot_tell or "", NUMBER),
            (1, rate_words(of), NUMBER),
            (1, judged_words(of), NUMBER),
            (2, share_words(of), {**NUMBER, **colours}),
        ])  # fmt: skip
    page.text(
        "Rate: met, of those met, late or not met, over all standards of the stage; the sheet Rules has each. "
        "It counts days, not the quality of the work.",
        font_color=QUIET,
    )
    page.space()


def _open(part: Part) -> list[object]:
    of = part.by_severity
    return [number or "" for number in (of["S1"], of["S2"], of["S3"] + of["S4"], part.unconfirmed)]


def teams(page: Grid, short: InShort) -> None:
    """Write what stands open by team, in the order of their ids and without rates."""
    if not short.teams:
        return
    page.heading("Whose cases they are")
    names = ("Open S1", "Open S2", "Open S3, S4", "Limit not confirmed", "Cannot tell", "Due in 10 days")
    page.headings([(3, "Team of the case holder today"), *((1, name) for name in names), (3, "")], 1)
    for part in short.teams:
        page.row([
            (3, part.name or "no team known", CELL),
            *((1, number, NUMBER) for number in _open(part)),
            (1, part.cannot_tell or "", NUMBER),
            (1, part.due_soon or "", NUMBER),
            (3, "", CELL),
        ])  # fmt: skip
    page.text(
        "A team's numbers follow its children's needs and how much it holds: they grade nobody.", font_color=QUIET
    )
    page.space()


def reasons(page: Grid, run: RunFolder, short: InShort) -> None:
    """Write why one cannot tell, the most frequent reasons first."""
    if not short.reasons:
        return
    page.heading("Why one cannot tell")
    for why, number in short.reasons[:REASONS]:
        share = percent(number / max(sum(each for _, each in short.reasons), 1))
        page.row(
            [(9, titled(why, run.manifest.rules), CELL), (1, number, NUMBER), (2, f"{share} of the reasons", NUMBER)]
        )
