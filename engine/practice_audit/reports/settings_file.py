"""A settings file to fill in: every limit and setting with its meaning and default, all of them commented out."""

import textwrap
from collections.abc import Iterator
from datetime import date

import yaml

from practice_audit.reports.sources_of_rules import dated_values, value_words
from practice_audit.rulebook.limits import Limit, Local, Setting

WIDTH = 116
HEAD = (
    "Local limits and settings of your authority, for `practice-audit run … --settings THIS-FILE`.\n"
    "\n"
    "Every value below is commented out and stands at its default, not confirmed. Where your authority has its own "
    "value, or has confirmed the default, take away the # before the name: what stands here without a # counts as "
    "confirmed by you. A breach that rests on a limit that is not confirmed is printed in a block of its own."
)


def settings_file(local: Local) -> str:
    """The file as text (YAML). Read as it is, it changes nothing and confirms nothing."""
    lines = [*_comment(HEAD), "", *_comment("Limits"), ""]
    for name, limit in local.limits.items():
        lines += [*_limit(name, limit), ""]
    lines += [*_comment("Settings"), ""]
    for name, setting in local.settings.items():
        lines += [*_setting(name, setting), ""]
    return "\n".join(lines).rstrip() + "\n"


def _comment(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for part in textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]:
            yield f"# {part}".rstrip()


def _limit(name: str, limit: Limit) -> list[str]:
    values = dated_values(limit)
    lines = list(_comment(f"{limit.meaning}{'' if limit.unit == 'count' else f', in {limit.unit}'}."))
    if all(value.confirmed for _, value in values):
        lines += _comment("Set by statutory guidance: leave it as it is.")
    for variant, value in values:
        lines += _comment(f"- {value_words(limit, value, variant)}")
    latest: object = {variant: value.value for variant, value in values} if limit.variants else values[-1][1].value
    return [*lines, f"# {name}: {written(latest)}"]


def _setting(name: str, setting: Setting) -> list[str]:
    kind = {"flag": "yes or no", "day": "a day, as 2012-12-31", "list": "a list", "number": "a whole number"}
    wanted = f"one of {', '.join(setting.choices)}" if setting.choices else kind.get(setting.kind, "text")
    lines = list(_comment(f"{setting.meaning} ({wanted}; source: {setting.source})."))
    return [*lines, f"# {name}: {written(setting.default)}".rstrip()]


def written(value: object) -> str:
    """A value as YAML on one line, in quotes where it needs them."""
    if value is None or isinstance(value, date):
        return "" if value is None else value.isoformat()
    text: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    return text.removesuffix("...\n").strip()
