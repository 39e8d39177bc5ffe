"""List the rules, with filters."""

import re
from typing import Any

import click

from practice_audit.cli.record_options import Judging, rulebook_options
from practice_audit.errors import WrongUsage
from practice_audit.reports.page import screen_width
from practice_audit.reports.screen.cells import Column, table
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.model import Rule

SEVERITIES = ("S1", "S2", "S3", "S4")
CHECKS = ("definite", "setting", "text", "aggregate")
PROFILES = ("core", "statutory", "improvement", "recording", "voice", "workforce", "words")


@click.command("list")
@click.option("--stage", metavar="NAME", help="Only rules of this stage of the journey.")
@click.option("--severity", type=click.Choice(SEVERITIES, case_sensitive=False), help="Only rules of this severity.")
@click.option("--profile", type=click.Choice(PROFILES), help="Only rules of this profile.")
@click.option("--paragraph", metavar="N", type=int, help="Only rules that rest on this paragraph of the inspection.")
@click.option("--check", type=click.Choice(CHECKS), help="Only rules of this kind of check.")
@rulebook_options
def command(stage: str | None, judging: Judging, **filters: Any) -> None:  # noqa: ANN401 - as click gives them
    r"""List the rules: id, title, severity, stage and kind of check.

    \b
    Example:
      practice-audit rules list --profile statutory --severity S1
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
    chosen = [rule for rule in rules if stage in (None, rule.stage) and _is_asked(rule, **filters)]
    rows = [[rule.id, rule.title, rule.severity, rule.stage, rule.check] for rule in chosen]
    if rows:
        columns = [Column("id"), Column("title", 2), Column("severity"), Column("stage", 1), Column("check")]
        click.echo("\n".join(table(columns, rows, screen_width()).lines()))
    click.echo(f"{len(chosen)} of {len(rules)} rules. `practice-audit rules show ID` shows one.")


def _is_asked(
    rule: Rule, *, severity: str | None, profile: str | None, paragraph: int | None, check: str | None
) -> bool:
    return (
        severity in (None, rule.severity)
        and (profile is None or profile in rule.profiles)
        and (paragraph is None or paragraph in paragraphs(rule))
        and check in (None, rule.check)
    )


def paragraphs(rule: Rule) -> set[int]:
    """The paragraphs of the inspection that a rule rests on."""
    words = [part for part in rule.basis if isinstance(part, str)]
    found = [re.match(r"^inspection paras? ([\d, and]+)", text) for text in words]
    return {int(number) for match in found if match for number in re.findall(r"\d+", match[1])}
