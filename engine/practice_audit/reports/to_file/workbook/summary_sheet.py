"""The sheet Summary: one page that says what was audited, what is most wrong, how sure one can be, what comes next."""

from typing import Any

import pandas as pd

from practice_audit.outcomes.judged import CANNOT_TELL
from practice_audit.reports.from_folder import Choice, RunFolder
from practice_audit.reports.from_folder.audited import how_it_was_checked, incomplete, title, what_was_audited
from practice_audit.reports.from_folder.breaches import Breaches
from practice_audit.reports.from_folder.in_short import InShort
from practice_audit.reports.screen.words import counted, severity
from practice_audit.reports.to_file.workbook.cells import days
from practice_audit.reports.to_file.workbook.formats import AMBER, BAND, DAY, HEAD, QUIET, SEVERITY_COLOURS
from practice_audit.reports.to_file.workbook.grid import CELL, Grid
from practice_audit.reports.to_file.workbook.summary_tables import reasons, stages, teams

NAME = "Summary"
FIRST, FIRST_APART = 5, 3
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
    stages(page, short)
    teams(page, short)
    reasons(page, run, short)
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
