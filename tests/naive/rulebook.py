"""The rule files as plain Python values: rules, limits, settings, exemptions, links, and the columns of the layout."""

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from tests.naive.days import Calendar

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = ROOT / "tests" / "layout" / "layout.csv"
FORWARD = {
    ("children", "expected_birth_date"),
    ("actions", "due_on"),
    ("plan_actions", "due_on"),
    ("improvement_actions", "due_on"),
    ("strategy_discussions", "further_meeting_due_on"),
    ("exploitation_concerns", "next_review_on"),
    ("workers", "support_year_end"),
}
ENDS = {("plans", "end_on"), ("allocations", "end_on"), ("care_episodes", "end_on"), ("workers", "left_on")}
SINGULAR = {
    "children": "child",
    "section_47_enquiries": "section_47_enquiry",
    "advocacy": "advocacy",
    "early_help": "early_help",
    "chronology": "chronology",
}
Rule = dict[str, Any]


@dataclass
class Column:
    """One column of the layout."""

    name: str
    type: str
    target: str | None
    need: bool
    main: bool
    values: list[str]


@cache
def layout(path: Path = LAYOUT) -> dict[str, dict[str, Column]]:
    """Each table's columns by name, the key first."""
    tables: dict[str, dict[str, Column]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            kind, _, target = line["type"].partition(":")
            tables.setdefault(line["table"], {})[line["column"]] = Column(
                line["column"],
                kind,
                target or None,
                bool(line["need"]),
                bool(line["main"]),
                [v for v in line["values"].split("|") if v],
            )
    return tables


@cache
def key_of(table: str) -> str:
    """The name of a table's key column."""
    return next(iter(layout()[table]))


@cache
def main_of(table: str) -> str | None:
    """The name of a table's main date."""
    return next((column.name for column in layout()[table].values() if column.main), None)


def singular(table: str) -> str:
    """The word of `actions.subject_kind` for a table."""
    return SINGULAR.get(table, table.removesuffix("s"))


@dataclass
class Rulebook:
    """Everything that is in the folder of rules."""

    rules: dict[str, Rule]
    limits: dict[str, Any]
    settings: dict[str, Any]
    exemptions: dict[str, Any]
    links: dict[str, Any]
    calendar: Calendar
    files: dict[str, Path] = field(default_factory=dict)
    folder: Path = ROOT / "rules"


def read(folder: Path = ROOT / "rules") -> Rulebook:
    """Read a folder of rules."""
    files: dict[str, Path] = {}
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*/*.yaml")):
        rule = _load(path)
        if isinstance(rule, dict) and "id" in rule:
            rules[rule["id"]] = rule
            files[rule["id"]] = path
    return Rulebook(
        rules,
        _load(folder / "limits.yaml"),
        _load(folder / "settings.yaml"),
        _load(folder / "exemptions.yaml"),
        _load(folder / "links.yaml"),
        Calendar(folder / "bank_holidays.csv"),
        files,
        folder,
    )


def family(rule_id: str) -> str:
    """The letters before the dash."""
    return rule_id.split("-", maxsplit=1)[0]


def holds_from(holder: Rule, hold: Rule, rule: Rule) -> bool:
    """Whether one part of `holds_back` keeps rows back from a rule."""
    names = {rule["id"], family(rule["id"])}
    if names & set(hold.get("but", ())) or holder["id"] == rule["id"]:
        return False
    return bool(names & set(hold["rules"])) or ("all" in hold["rules"] and not rule.get("holds_back"))


def missing_needs(rule: Rule, absent: set[str]) -> set[str]:
    """The parts of `needs` that an export does not meet; the subject's alias stands for each of its tables."""
    missing: set[str] = set()
    alias, what = next(iter(rule["for_each"].items()))
    tables = what if isinstance(what, list) else [what] if isinstance(what, str) else []
    for need in rule.get("needs") or ():
        number, words = re.match(r"(?:(\d+) of )?(.*)", need).groups()  # type: ignore[union-attr]
        names = [word.strip() for word in words.split("|")]
        if len(names) == 1 and names[0].split(".")[0] == alias and alias not in layout():
            missing |= {f"{table}.{names[0].split('.')[1]}" for table in tables} & absent
        elif sum(not (name in absent or name.split(".")[0] in absent) for name in names) < int(number or 1):
            missing |= set(names)
    return missing


def needs_of_others(rule: Rule, table: str) -> set[str]:
    """What is only needed for subjects of another table."""
    alias, what = next(iter(rule["for_each"].items()))
    own = [
        need.split(".")[1] for need in rule.get("needs") or () if need.split(".")[0] == alias and alias not in layout()
    ]
    return (
        {f"{other}.{column}" for other in what if other != table for column in own} if isinstance(what, list) else set()
    )


def _load(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _words(yaml.load(path.read_text("utf-8-sig"), Loader=loader))  # noqa: S506  a safe loader


def _words(found: Any) -> Any:
    """YAML takes the key `on` for a truth."""
    if isinstance(found, dict):
        return {"on" if key is True else key: _words(part) for key, part in found.items()}
    return [_words(part) for part in found] if isinstance(found, list) else found
