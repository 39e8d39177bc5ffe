"""The examples that a rule's page tells: one breach and one of good practice, each as tables of its rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from practice_audit.findings.words import day_words, span_words
from practice_audit.layout import TABLES
from practice_audit.reports.markdown_page import MarkdownPage, escaped
from practice_audit.reports.sources_of_rules import plain_value
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Example

WRONG = ("not_met", "late", "to_read")
RIGHT = ("met", "none", "not_applicable")
SPAN = re.compile(r"^(.*){(\d+)\.\.(\d+)}(.*)$")
NUMBERED = re.compile(r"([A-Za-z]+)(\d+)")
MANY = 4
UNREADABLE = "??"


@dataclass(frozen=True)
class Told:
    """An example and the row of outcomes.csv that came out of it (nothing where there is no subject)."""

    example: Example
    row: Mapping[str, str]


def shown_examples(rule: Rule) -> list[Example]:
    """The first breach (or prompt) of a rule's examples, and the first of good practice (else the nearest to it)."""
    wrong = [example for example in rule.examples if example.outcome in WRONG]
    right = [example for outcome in RIGHT for example in rule.examples if example.outcome == outcome]
    return [*wrong[:1], *right[:1]]


def tell(page: MarkdownPage, told: Told) -> None:
    """Write one example: what it is called, its rows, and what the program says of them."""
    example = told.example
    page.head(_heading(example))
    page.write(
        f"*{escaped(_sentence(example.name))}* The audit date is {day_words(example.as_at.toordinal())}.{_set(example)}"
    )
    for name, rows in example.records.items():
        page.write(f"`{name}`")
        page.table(*table_of(name, rows))
    page.write(*_verdict(told))


def _heading(example: Example) -> str:
    if example.outcome in WRONG:
        return "Something to read" if example.outcome == "to_read" else "A breach"
    return {"met": "Good practice", "none": "Nothing to say"}.get(example.outcome, "Where it does not apply")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def _set(example: Example) -> str:
    own = [f"`{name}` is set to {escaped(plain_value(value))}" for name, value in example.settings.items()]
    gone = [f"`{name}` is not in the export" for name in example.absent]
    return f" Here {' and '.join([*own, *gone])}." if own or gone else ""


def table_of(table: str, rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[list[str]]]:
    """The headings and cells of some rows of a table, in the order of its columns."""
    used = {name for row in rows for name in row}
    known = list(TABLES[table].columns) if table in TABLES else []
    names = [*(name for name in known if name in used), *sorted(used - set(known))]
    return names, drawn_together([[_cell(row.get(name)) for name in names] for row in rows])


def drawn_together(rows: list[list[str]]) -> list[list[str]]:
    """Rows that only count on (O1, O2, O3 and more) as one: "O1 to O19"."""
    groups: list[list[list[str]]] = []
    for row in rows:
        if groups and all(_counts_on(*pair) for pair in zip(groups[-1][-1], row, strict=True)):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [row for group in groups for row in ([_from_to(group)] if len(group) >= MANY else group)]


def _counts_on(one: str, following: str) -> bool:
    numbers = [NUMBERED.fullmatch(text) for text in (one, following)]
    if not all(numbers):
        return one == following
    (name, number), (next_name, next_number) = (match.groups() for match in numbers if match)
    return one == following or (name == next_name and int(next_number) == int(number) + 1)


def _from_to(group: list[list[str]]) -> list[str]:
    return [one if one == last else f"{one} to {last}" for one, last in zip(group[0], group[-1], strict=True)]


def _cell(value: Any) -> str:  # noqa: ANN401 - as it stands in the rule's file
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if value == UNREADABLE:
        return "(cannot be read)"
    several = SPAN.match(str(value))
    if several:
        before, first, last, after = several.groups()
        return escaped(f"{before}{first}{after} to {before}{last}{after}")
    return escaped(str(value))


def _verdict(told: Told) -> list[str]:
    row = told.row
    if not row:
        return ["> No subject: the tool says nothing."]
    explanation = f"> {escaped(row['explanation'])}"
    if row["explanation"].startswith(("Met", "To read")):
        return [explanation]
    facts = [row["outcome"].replace("_", " ")]
    facts += [f"due {_day(row['due_on'])}"] if row["due_on"] else []
    facts += [f"found {_day(row['found_on'])}"] if row["found_on"] else []
    facts += [f"over by {span_words(int(row['over']), row['unit'])}"] if row["over"] else []
    return [f"> **{', '.join([facts[0].capitalize(), *facts[1:]])}**", ">", explanation]


def _day(written: str) -> str:
    return day_words(date.fromisoformat(written).toordinal())
