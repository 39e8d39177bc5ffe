"""Small random families for any rule: a few rows in every table that it reads, dates crowded around its deadlines."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st
from tests.naive.base import with_base
from tests.naive.conditions import FORM, parsed
from tests.naive.days import add_months, birthday
from tests.naive.further_words import ACTIVITY
from tests.naive.recording_words import RECORDED, WRITTEN
from tests.naive.rulebook import FORWARD, Rule, Rulebook, key_of, layout, main_of, singular
from tests.naive.vocabulary import OPENING, SIGNIFICANT
from tests.naive.world import UNREADABLE, Records

AUDITS = [
    date(2012, 12, 12),
    date(2013, 1, 4),
    date(2013, 2, 28),
    date(2013, 4, 2),
    date(2013, 4, 20),
    date(2012, 6, 8),
    date(2024, 5, 28),
]
AGENCIES = [
    "police; health visitor",
    "school",
    "GP, police, nursery",
    "mother; teacher",
    "social care|ppu|paediatrician",
    "school nurse",
    "housing",
    "none",
]
WORDS = [
    "Ongoing",
    "within 6 weeks",
    "n/a",
    "Mother takes the child to the clinic by 18 February 2013",
    "review",
    "Health visitor to see baby",
    "-",
    "none",
]
PLACES = {
    "newly_qualified_alone": {"allocations", "workers", "plans", "section_47_enquiries", "case_closures"},
    "opening_events": {event[0] for event in OPENING},
    "work_begun": {"assessments", "section_47_enquiries"},
    "enquiry_movement": {"section_47_enquiries", *ACTIVITY},
    "written_records": set(WRITTEN),
    "record_gaps": {*RECORDED, "plans", "section_47_enquiries", "care_episodes", "case_closures"},
    "significant_events": {event[1] for event in SIGNIFICANT},
}
SELDOM = {"end_on", "cancelled_on", "left_on", "declined_on", "ended_on"}
LATER = {
    ("start_on", "end_on"),
    ("started_on", "completed_on"),
    ("completed_on", "authorised_on"),
    ("set_on", "completed_on"),
    ("set_on", "cancelled_on"),
    ("received_on", "decided_on"),
    ("decided_on", "closed_on"),
    ("requested_on", "accepted_on"),
    ("held_on", "recorded_on"),
    ("visited_on", "recorded_on"),
    ("missing_on", "found_on"),
    ("agreed_on", "completed_on"),
    ("event_on", "recorded_on"),
    ("qualified_on", "support_year_start"),
}


@dataclass
class Case:
    """One made-up export and how it is audited."""

    rule: str
    records: Records
    as_at: date
    settings: dict[str, Any] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)

    def whole(self) -> Records:
        """The rows with the workers, teams and children that every case has."""
        return with_base(self.records)

    def __str__(self) -> str:
        """The case as a rule file would write it."""
        shown = {
            table: [{name: str(value) for name, value in row.items() if value is not None} for row in rows]
            for table, rows in self.records.items()
            if rows
        }
        options = f"settings: {self.settings}, absent: {sorted(self.absent)}"
        return f"as_at: {self.as_at}, {options}, records: {json.dumps(shown, indent=1)}"


def strategy(rule_id: str, book: Rulebook, *, doubt: float = 0.0) -> "st.SearchStrategy[Case]":
    """Cases for hypothesis, which makes them smaller where one fails."""
    return st.randoms(use_true_random=False).map(lambda chance: make(rule_id, book, chance, doubt=doubt))


def seeded(rule_id: str, book: Rulebook, number: int, *, doubt: float = 0.0) -> Iterator[Case]:
    """Cases by seed, quickly."""
    for seed in range(number):
        yield make(rule_id, book, Random(f"{rule_id} {seed}"), doubt=doubt)  # noqa: S311  nothing secret


@dataclass
class Reading:
    """What a rule reads: columns by table, and the texts, limits and settings that it names."""

    columns: dict[str, set[str]]
    texts: list[str]
    limits: list[str]
    settings: list[str]


def reads(rule: Rule, book: Rulebook) -> Reading:
    """Find out from its YAML what a rule reads."""
    aside = {"examples", "finding", "remedy", "basis", "needs", "notes", "why", "standard"}
    shared = {"died", "adult", *(part for part in rule.get("unless") or () if isinstance(part, str))}
    parts = [*(part for name, part in rule.items() if name not in aside), *(book.exemptions[name] for name in shared)]
    words = [text for part in parts for text in _leaves(part)]
    tables = {word for need in rule.get("needs") or () for word in re.findall(r"[a-z]\w*", need)} & set(layout())
    tables |= _tables(words)
    names = _names(words)
    for link in [what for table in tables for name, what in book.links.get(table, {}).items() if name in names]:
        words += _leaves(link)
        names |= {link["id"]}
    tables |= _tables(words)
    names |= (
        _names(words)
        | _by_vocabulary(rule, words)
        | {name for pairs in _pairs(rule) for pair in pairs for name in pair}
    )
    names |= {column for renamed in (rule.get("reads") or {}).values() for column in renamed.values()}
    if {"case_open", "case_opened_on"} & names:
        tables |= PLACES["opening_events"] | {"case_closures"}
    if {"worker", "qualified"} & names:
        tables.add("workers")
    for table in sorted(tables):  # a path leads from one table to the next
        links = layout()[table].values()
        tables |= {column.target for column in links if column.target and column.name.removesuffix("_id") in names}
    columns = {table: _columns(table, names) for table in tables | {"children"}}
    columns["children"] |= {"date_of_birth"} | ({"expected_birth_date"} if "unborn(" in str(rule) else set())
    nodes = [node for word in words for node in _nodes(word)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    texts -= {*book.settings, *book.limits}
    return Reading(columns, sorted(texts), _asked(nodes, "limit"), _asked(nodes, "setting"))


def _tables(words: list[str]) -> set[str]:
    return {table for word in words for table in (PLACES.get(word) or {word} & set(layout()))}


def _names(words: list[str]) -> set[str]:
    return {node.attr for word in words for node in _nodes(word) if isinstance(node, ast.Attribute)}


def _by_vocabulary(rule: Rule, words: list[str]) -> set[str]:
    """The columns that the vocabulary and the functions about people read."""
    names: set[str] = set()
    if PLACES.keys() & set(words) or {"case_open", "case_opened_on"} & _names(words):
        names |= {
            "role",
            "decision",
            "kind",
            "start_on",
            "end_on",
            "completed_on",
            "closed_on",
            "received_on",
            "started_on",
        }
    if "enquiry_movement" in words:
        names |= {"started_on", "completed_on", "returned_on", "seen"}
    if "newly_qualified_alone" in words or re.search(r"(experienced|newly_qualified)\(", str(rule)):
        names |= {"qualified", "qualified_on", "support_year_start", "support_year_end", "role"}
    return names


def _columns(table: str, names: set[str]) -> set[str]:
    wanted = set()
    for name, column in layout()[table].items():
        if column.need or column.main or name in names or name.removesuffix("_id") in names:
            wanted.add(name)
    return wanted


def _asked(nodes: list[ast.AST], function: str) -> list[str]:
    calls = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function]
    return sorted({str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)})


def _pairs(rule: Rule) -> list[list[list[str]]]:
    what = next(iter(rule["for_each"].values()))
    return list(what.get("dates_in_order", {}).values()) if isinstance(what, dict) else []


def _leaves(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name not in {"meaning", "title"}:
                yield from _leaves(value)
    elif isinstance(part, list):
        for value in part:
            yield from _leaves(value)
    elif isinstance(part, str):
        yield part


def _nodes(text: str) -> Iterator[ast.AST]:
    try:
        yield from ast.walk(parsed(text))
    except SyntaxError:
        return


class Maker:
    """Makes one case, one row after the other."""

    def __init__(self, rule: Rule, book: Rulebook, chance: Random) -> None:
        """Find out what the rule reads and choose the audit date."""
        self.rule, self.book, self.chance = rule, book, chance
        reading = reads(rule, book)
        self.columns, self.texts = reading.columns, reading.texts
        self.limits, self.settings = reading.limits, reading.settings
        self.as_at = chance.choice([*AUDITS, *(day + timedelta(days=chance.randint(0, 120)) for day in self.turns())])
        self.pool = [
            self.as_at,
            self.as_at - timedelta(days=chance.randint(1, 40)),
            self.as_at - timedelta(days=chance.randint(20, 120)),
        ]
        self.records: Records = {}

    def day(self, *, forward: bool = False) -> date:
        """A day near another one: on it, near it, or a limit away, give or take a day."""
        chance = self.chance
        near = chance.choice(self.pool)
        kind = chance.random()
        if kind < 0.5 and self.limits:
            entry = self.book.limits[chance.choice(self.limits)]
            values = entry.get("values") or next(iter(entry["variants"].values()))
            number = min(int(values[0]["value"]), 60) * chance.choice([1, 1, 1, -1, 2])
            if entry["unit"] == "working days":
                found: date = self.book.calendar.add(near, number)
            else:
                found = (
                    add_months(near, number) if entry["unit"] == "calendar months" else near + timedelta(days=number)
                )
            found = date(found.year, found.month, found.day) + timedelta(days=chance.choice([-1, 0, 0, 1]))
        else:
            found = near + timedelta(
                days=chance.choice([-1, 0, 0, 1, 2, 3, -3, 7, -7, 14, 30, -30] if kind < 0.9 else range(-400, 30))
            )
        if found > self.as_at and not forward and chance.random() < 0.97:
            found = self.as_at - timedelta(days=chance.choice([0, 0, 1, 3, 10]))
        self.pool.append(found)
        return found

    def turns(self) -> list[date]:
        """Days on which the rule changes."""
        dated = [
            day
            for name in self.limits
            for value in self.book.limits[name].get("values") or ()
            for day in (value.get("from"), value.get("to"))
        ]
        dated += [self.book.settings[name].get("default") for name in self.settings]
        dated += [date.fromisoformat(text) for text in self.texts if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]
        return [day for day in dated if isinstance(day, date)] * 3

    def row(self, table: str, number: int, child: str | None) -> dict[str, Any]:
        """One row."""
        row: dict[str, Any] = {}
        for name, column in layout()[table].items():
            if column.type == "id":
                row[name] = f"{''.join(word[0] for word in table.split('_')).upper()}X{number}"
            elif name in self.columns[table] and (
                column.need or self.chance.random() < (0.3 if name in SELDOM else 0.75)
            ):
                row[name] = self.cell(table, name, child, row)
        for first, second in LATER:
            if row.get(first) and row.get(second) and row[second] < row[first] and self.chance.random() < 0.9:
                row[first], row[second] = row[second], row[first]
        return row

    def cell(self, table: str, name: str, child: str | None, row: dict[str, Any]) -> Any:
        """One value."""
        chance, column = self.chance, layout()[table][name]
        if name == "child_id":
            return child
        if column.target or name in {"subject_id", "from_id"}:
            kind = row.get("subject_kind") or row.get("from_kind")
            target = column.target or next(
                (other for other in layout() if singular(other) == kind), chance.choice(sorted(self.columns))
            )
            if target in {"workers", "teams"}:
                return chance.choice(
                    ["W1", "N1", "N1", "W2", "U1", "M1", *(w["worker_id"] for w in self.records.get("workers", []))]
                    if target == "workers"
                    else ["T1", "T2"]
                )
            known = [
                other for other in self.records.get(target, []) if other.get("child_id") == child
            ] or self.records.get(target, [])
            return chance.choice(known)[key_of(target)] if known else None
        if column.type == "date":
            return self.day(forward=(table, name) in FORWARD)
        if column.type == "bool":
            return chance.random() < 0.6
        if column.type == "int":
            return chance.choice([1, 2, 5, 10, 15, 20])
        listed = [value for value in column.values if value in self.texts]
        if column.type == "choice":
            return chance.choice(listed) if listed and chance.random() < 0.8 else chance.choice(column.values)
        if column.type == "list":
            return chance.choice(AGENCIES)
        if name == "subject_kind":
            return chance.choice([*self.texts, *(singular(other) for other in self.columns)])
        words = (
            [str(word) for setting in self.settings for word in self.book.settings[setting].get("default") or ()]
            if chance.random() < 0.5 and self.lists
            else []
        )
        return chance.choice(words or [*WORDS, *self.texts])

    @property
    def lists(self) -> bool:
        """Whether all settings that the rule reads hold lists."""
        self.settings = [name for name in self.settings if isinstance(self.book.settings[name].get("default"), list)]
        return bool(self.settings)


def make(rule_id: str, book: Rulebook, chance: Random, *, doubt: float = 0.0) -> Case:
    """Make one case; `doubt`: how often it has a value that can't be read."""
    maker = Maker(book.rules[rule_id], book, chance)
    local = {
        name: chance.choice([True, False])
        for name in maker.settings
        if book.settings[name].get("kind") == "flag" and chance.random() < 0.2
    }
    local |= {
        name: chance.choice(book.settings[name]["choices"])
        for name in maker.settings
        if book.settings[name].get("kind") == "choice" and chance.random() < 0.3
    }
    families = [f"K{number}" for number in range(1, chance.choice([1, 1, 2, 3]) + 1)]
    number = 0
    first = next(iter(maker.rule["for_each"].values()))
    starts = (
        [first]
        if isinstance(first, str)
        else first
        if isinstance(first, list)
        else list(first.get("interval", {}).get("of", {}).values())
    )
    last = ["early_help", "actions", "agency_checks", "management_decisions"]  # they refer to any other
    seldom = {"case_closures", "care_episodes"} - set(
        _leaves({name: maker.rule.get(name) for name in ("for_each", "expect", "every", "forbid", "given", "where")})
    )
    for table in sorted(maker.columns, key=lambda name: (name != "workers", name in last, list(layout()).index(name))):
        if table in {"children", "teams"}:
            continue
        for child in families if "child_id" in layout()[table] else [None]:
            for _ in range(
                chance.choice([1, 1, 2] if table in starts else [0, 0, 0, 1] if table in seldom else [0, 1, 1, 2, 3])
            ):
                number += 1
                maker.records.setdefault(table, []).append(maker.row(table, number, child))
    maker.records["children"] = [_child(maker, child, f"F{chance.choice([1, 1, 2])}") for child in families]
    case = Case(rule_id, maker.records, maker.as_at, local)
    if doubt and chance.random() < doubt:
        _spoil(case, maker)
    return case


def _child(maker: Maker, child: str, family: str) -> dict[str, Any]:
    chance = maker.chance
    row: dict[str, Any] = {
        "child_id": child,
        "family_id": family,
        "date_of_birth": date(chance.choice([1999, 2003, 2008]), 3, chance.choice([1, 15])),
    }
    kind = chance.random()
    if kind < 0.12:
        row["date_of_birth"] = birthday(maker.day(), -chance.choice([18, 18, 4, 3, 8, 10]))
    elif kind < 0.3 and "expected_birth_date" in maker.columns["children"]:
        row["expected_birth_date"] = maker.day(forward=True)
        row["date_of_birth"] = maker.day() if chance.random() < 0.5 else None
    if chance.random() < 0.04:
        row["date_of_death"] = maker.day()
    if "pregnancy_ended_on" in maker.columns["children"] and chance.random() < 0.1:
        row["pregnancy_ended_on"] = maker.day()
    return row


def _spoil(case: Case, maker: Maker) -> None:
    cells = [
        (row, name)
        for table, rows in case.records.items()
        for row in rows
        for name, value in row.items()
        if name in maker.columns.get(table, set())
        and value is not None
        and layout()[table][name].type in {"date", "choice", "bool", "int"}
    ]
    for row, name in maker.chance.sample(cells, k=min(len(cells), maker.chance.choice([1, 1, 1, 2]))):
        row[name] = UNREADABLE


def smallest(case: Case, differs: Callable[[Case], bool]) -> Case:
    """The case with every row and value left out that the difference does not need."""
    smaller = True
    while smaller:
        smaller = False
        for candidate in _smaller(case):
            if differs(candidate):
                case, smaller = candidate, True
                break
    return case


def _smaller(case: Case) -> Iterator[Case]:
    for table, rows in case.records.items():
        for number in range(len(rows)):
            yield replace(case, records={**case.records, table: [*rows[:number], *rows[number + 1 :]]})
    for name in case.settings:
        yield replace(case, settings={other: value for other, value in case.settings.items() if other != name})
    for table, rows in case.records.items():
        for number, row in enumerate(rows):
            for name, value in row.items():
                if name not in {key_of(table), "child_id", main_of(table)} and value is not None:
                    yield replace(
                        case,
                        records={**case.records, table: [*rows[:number], {**row, name: None}, *rows[number + 1 :]]},
                    )


__all__ = ["FORM", "Case", "Maker", "make", "reads", "seeded", "smallest", "strategy"]
