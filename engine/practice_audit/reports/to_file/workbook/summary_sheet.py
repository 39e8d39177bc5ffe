"""The sheet Summary: one page that says what was audited, what is most wrong, how sure one can be, what comes next."""

from typing import Any

import pandas as pd

from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.audited import how_it_was_checked, incomplete, title, what_was_audited
from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.from_folder.in_short import InShort, Part
from practice_audit.reports.from_folder.shares import judged_words, rate_words, share_words
from practice_audit.reports.screen.words import counted, percent, severity
from practice_audit.reports.to_file.workbook.cells import days
from practice_audit.reports.to_file.workbook.formats import AMBER, BAND, DAY, HEAD, QUIET, SEVERITY_COLOURS
from practice_audit.reports.to_file.workbook.grid import CELL, NUMBER, Grid
from practice_audit.reports.to_file.workbook.words import titled

NAME = "Summary"
FIRST, FIRST_APART, REASONS = 5, 3, 4
WARNING = {"bg_color": AMBER[0], "font_color": AMBER[1], "valign": "vcenter"}
SIZE_OF_NUMBER = 20


def summary_sheet(page: Grid, run: RunFolder, choice: Choice, breaches: Breaches, short: InShort) -> None:
    """Write the page."""
    page.text(title(run), least=30, bold=True, font_size=18, font_color=HEAD, valign="vcenter")
    page.text(f"{what_was_audited(run, choice)} {how_it_was_checked(run)}", font_color=QUIET)
    if words := incomplete(run):
        page.text(words, bold=True, bg_color=SEVERITY_COLOURS["S1"][0], font_color=SEVERITY_COLOURS["S1"][1])
    page.space(4)
    page.text(short.how_sure, least=24, bold=True, **WARNING)
    page.space(6)
    _tiles(page, breaches, short)
    page.space()
    _first(page, run, "Act on these first", breaches.standing, FIRST)
    _first(
        page,
        run,
        "First of those outside a local limit or setting that nobody has confirmed",
        breaches.unconfirmed,
        FIRST_APART,
    )
    page.break_here()
    _stages(page, short)
    _teams(page, short)
    _reasons(page, run, short)
    page.finish()


def _tiles(page: Grid, breaches: Breaches, short: InShort) -> None:
    urgent = int((breaches.standing["severity"] == "S1").sum())
    apart = int((breaches.unconfirmed["severity"] == "S1").sum())
    tiles = [
        (urgent, f"open, {severity('S1')}", SEVERITY_COLOURS["S1"] if urgent else None),
        (
            len(breaches.standing),
            f"open breaches in all, from {counted(int(breaches.standing['leads'].sum()), 'event')}",
            None,
        ),
        (len(breaches.unconfirmed), f"open outside a limit that nobody has confirmed, {apart} of them S1", None),
        (short.due_soon, "fall due in the next 10 days", None),
        (short.counts[CANNOT_TELL], "of which one cannot tell", None),
        (short.to_read, "to be read by a person", None),
    ]
    looks: list[dict[str, Any]] = []
    for _, _, colours in tiles:
        back, ink = colours or (BAND, HEAD)
        looks.append(
            {
                "bg_color": back,
                "font_color": ink,
                "align": "center",
                "left": 2,
                "right": 2,
                "left_color": "#FFFFFF",
                "right_color": "#FFFFFF",
            }
        )
    number = {"bold": True, "font_size": SIZE_OF_NUMBER, "valign": "vcenter"}
    page.row([(2, tile[0], {**look, **number}) for tile, look in zip(tiles, looks, strict=True)], least=34)
    page.row([(2, tile[1], look) for tile, look in zip(tiles, looks, strict=True)], least=44)


def _first(page: Grid, run: RunFolder, heading: str, rows: pd.DataFrame, most: int) -> None:
    leads = rows[rows["leads"]]
    if leads.empty and heading.startswith("First"):
        return
    page.heading(
        heading
        if len(leads) <= most
        else f"{heading} ({most} of {counted(len(leads), 'event')}; all are on the sheet Breaches)"
    )
    if leads.empty:
        page.text("No open breach was found among what could be judged.")
    else:
        page.headings(
            [
                (2, "Severity"),
                (1, "Child"),
                (5, "Standard, and what was found on record"),
                (1, "Due"),
                (3, "What to do"),
            ],
            99,
        )
    top = leads.head(most)
    for row, due in zip(top.to_dict("records"), days(top["due_on"]), strict=True):
        rule = run.manifest.rules[row["rule"]]
        back, ink = SEVERITY_COLOURS[row["severity"]]
        others = counted(row["of_event"] - 1, "more standard or child", "more standards or children")
        more = f"\n(The same event fails {others}.)" if row["of_event"] > 1 else ""
        page.row([
            (2, severity(row["severity"]), {**CELL, "bold": True, "bg_color": back, "font_color": ink}),
            (1, row["child_id"], CELL),
            (5, f"{rule.title}.\n{row['explanation']}{more}", CELL),
            (1, due if due is not None else "", {**CELL, "num_format": DAY, "align": "left"}),
            (3, rule.remedy, CELL),
        ])  # fmt: skip
    page.space()


def _stages(page: Grid, short: InShort) -> None:
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


def _teams(page: Grid, short: InShort) -> None:
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


def _reasons(page: Grid, run: RunFolder, short: InShort) -> None:
    if not short.reasons:
        return
    page.heading("Why one cannot tell")
    for why, number in short.reasons[:REASONS]:
        share = percent(number / max(sum(each for _, each in short.reasons), 1))
        page.row(
            [(9, titled(why, run.manifest.rules), CELL), (1, number, NUMBER), (2, f"{share} of the reasons", NUMBER)]
        )
