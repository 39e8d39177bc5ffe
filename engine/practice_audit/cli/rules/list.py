"""List the rules, with filters."""

import re
from typing import Any

import click

from practice_audit.cli.record_options import Judging, rulebook_options
from practice_audit.cli.rules.area import area_named
from practice_audit.errors import WrongUsage
from practice_audit.reports.page import screen_width
from practice_audit.reports.screen.cells import Column, item, table
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.inspection import PARAGRAPH, shipped_inspection
from practice_audit.rulebook.model import Rule

SEVERITIES = ("S1", "S2", "S3", "S4")
CHECKS = ("definite", "setting", "text", "aggregate")
PROFILES = ("core", "statutory", "improvement", "recording", "voice", "workforce", "words")


def _paragraph(_: click.Context, __: click.Parameter, written: str | None) -> str | None:
    if written is not None and not re.fullmatch(PARAGRAPH, written):
        raise WrongUsage(
            f"'{written}' is no paragraph", where="--paragraph", next_step="Give its number, such as 30, or 3.7."
        )
    return written


@click.command("list")
@click.option("--stage", metavar="NAME", help="Only rules of this stage of the journey.")
@click.option("--severity", type=click.Choice(SEVERITIES, case_sensitive=False), help="Only rules of this severity.")
@click.option("--profile", type=click.Choice(PROFILES), help="Only rules of this profile.")
@click.option("--area", metavar="WORD", help="Only rules of this stage or family (AD), or whose standard has the word.")
@click.option(
    "--paragraph",
    metavar="N",
    callback=_paragraph,
    help="Only rules that answer this paragraph of the inspection, or item (3.7).",
)
@click.option("--check", type=click.Choice(CHECKS), help="Only rules of this kind of check.")
@rulebook_options
def command(stage: str | None, area: str | None, judging: Judging, **filters: Any) -> None:  # noqa: ANN401 - as click gives them
    r"""List the rules: id, title, severity, stage and kind of check.

    With --paragraph it also says what no record can show of that paragraph (docs/procedure/coverage.md).

    \b
    Example:
      practice-audit rules list --profile statutory --severity S1
      practice-audit rules list --paragraph 30
      practice-audit rules list --area advocacy
    """
    book = judging.rulebook()
    rules = list(book.rules.values())
    stages = sorted({rule.stage for rule in rules})
    if stage is not None and stage not in stages:
        raise WrongUsage(
            f"no rule is of the stage '{stage}'{did_you_mean(stage, stages)}",
            where="--stage",
            next_step=f"The stages: {', '.join(stages)}.",
        )
    asked = [rule for rule in rules if stage in (None, rule.stage) and _is_asked(rule, **filters)]
    found = area_named(area, rules) if area is not None else None
    chosen = [rule for rule in asked if found is None or rule.id in found.rules]
    rows = [[rule.id, rule.title, rule.severity, rule.stage, rule.check] for rule in chosen]
    if rows:
        columns = [Column("id"), Column("title", 2), Column("severity"), Column("stage", 1), Column("check")]
        click.echo("\n".join(table(columns, rows, screen_width()).lines()))
    also = [rule.id for rule in asked if found is not None and rule.id in found.also]
    for note in [*_elsewhere(also), *_not_shown(filters["paragraph"])]:
        click.echo("\n".join(item(note, screen_width())))
    click.echo(f"{len(chosen)} of {len(rules)} rules. `practice-audit rules show ID` shows one.")


def _is_asked(
    rule: Rule, *, severity: str | None, profile: str | None, paragraph: str | None, check: str | None
) -> bool:
    return (
        severity in (None, rule.severity)
        and (profile is None or profile in rule.profiles)
        and (paragraph is None or shipped_inspection().looks_at(rule, paragraph))
        and check in (None, rule.check)
    )


def _elsewhere(ids: list[str]) -> list[str]:
    return [f"Of other areas, but with the word in their title or standard: {', '.join(ids)}."] if ids else []


def _not_shown(paragraph: str | None) -> list[str]:
    """What no record can show of a paragraph, or of the standards that are its items."""
    return [
        f"{of.paragraph} {of.standard}: {'' if of.rules else 'nothing looks at it. '}{of.no_record}"
        for of in shipped_inspection().standards
        if of.no_record and paragraph in {of.paragraph, of.paragraph.split(".")[0]}
    ]
