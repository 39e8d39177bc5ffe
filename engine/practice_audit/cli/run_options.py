"""The options that only `run` has: what is printed, what is written, and how it is judged."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from practice_audit.cli.asked import NEVER
from practice_audit.cli.record_options import Day

if TYPE_CHECKING:
    from collections.abc import Callable

Command = TypeVar("Command", bound="Callable[..., Any]")
PROFILES = ["core", "statutory", "improvement", "recording", "voice", "workforce", "words", "all"]
SHOW = ["breaches", "all", "due", "cannot-tell", "to-read"]
SEVERITIES = ["S1", "S2", "S3", "S4"]

_OPTIONS = [
    click.option(
        "--profile",
        type=click.Choice(PROFILES),
        default="core",
        show_default=True,
        help="Which rules are printed; outcomes.csv always holds all.",
    ),
    click.option(
        "--since",
        type=Day(),
        metavar="DATE",
        help="Past breaches that fell due or ended from this day on. "
        "[default: the last run in the history, else one month before the audit date]",
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="X",
        help="Only these rules: id, family (FD), severity (S1) or stage; repeatable, commas allowed.",
    ),
    click.option("--ignore", multiple=True, metavar="X", help="Without these rules; the same words."),
    click.option("--team", metavar="ID", help="Show only this team; nothing is counted differently."),
    click.option("--child", metavar="ID", help="Show only this child; nothing is counted differently."),
    click.option(
        "--verify/--no-verify",
        default=True,
        show_default=True,
        help="Work each outcome out by the other matcher too.",
    ),
    click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes. [default: the number of cores]"
    ),
    click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Write outcomes.csv, findings.csv, rejected.csv and audit.json into this folder.",
    ),
    click.option("--show", type=click.Choice(SHOW), default="breaches", show_default=True, help="What is listed."),
    click.option(
        "--limit",
        type=click.IntRange(min=0),
        default=50,
        show_default=True,
        metavar="N",
        help="Rows printed of each list; files are never cut.",
    ),
    click.option(
        "--history",
        metavar="FILE",
        help="Where runs are remembered: give the same file each month, or none. "
        "[default: practice-audit.db in the folder of --out]",
    ),
    click.option(
        "--fail-on",
        type=click.Choice([*SEVERITIES, NEVER]),
        default=NEVER,
        show_default=True,
        help="Exit 1 where a breach of this severity or above is reported, open or past.",
    ),
    click.option("--quiet", is_flag=True, help="No progress bar, and no word on what will be written."),
]


def run_options(command: Command) -> Command:
    """Add them all."""
    return reduce(lambda of, option: option(of), reversed(_OPTIONS), command)
