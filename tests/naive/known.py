"""Which rules the naive evaluator can work out, and the word of the vocabulary that each of the others would need."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.naive.conditions import FORM, FUNCTIONS, parsed
from tests.naive.further_words import ADDED, TEXT_COLUMNS, TEXT_ENDINGS
from tests.naive.rulebook import Rule, Rulebook, layout, read
from tests.naive.vocabulary import OPEN_COLUMNS, TABLES

JUDGED = (
    "where",
    "given",
    "but_not",
    "keep",
    "clock",
    "in_force",
    "until",
    "expect",
    "every",
    "forbid",
    "read",
    "unless",
    "lapses",
    "cannot_tell",
    "holds_back",
)
"""The parts of a rule that its outcomes hang on; finds, counts and figures do where one of these names them."""
ASKED = ("finds", "counts", "figures")
FOUND = {"interval", "dates_in_order", "ids_known", "columns_filled", "periods"}
"""Ways to make subjects that the naive evaluator knows."""
NO_ALIAS = FORM - {"reason"} | {"join", "per", "opened_also_by", "rows", "rules", "but", "lengths", "months", "when", "ids_known", "columns_filled"}  # fmt: skip  # noqa: E501
OF_EVERY_ROW = {"id", "table", "kind_of_record"}
FOLLOWED = {"child": "children", "worker": "workers", "team": "teams", "plan": "plans"}


def in_two(book: Rulebook) -> tuple[Rulebook, dict[str, str]]:
    """The rulebook with those rules only that can be worked out, and the word that each of the others uses.

    One that cannot be worked out cannot hold anything back in the naive evaluator, so the program must be run without
    it too.
    """
    words = {rule_id: word for rule_id, rule in book.rules.items() if (word := unknown_word(rule, book))}
    return replace(book, rules={name: rule for name, rule in book.rules.items() if name not in words}), words


def unknown_word(rule: Rule, book: Rulebook) -> str | None:
    """The first table, column, function or part of a rule that the naive evaluator does not work out."""
    if "hide" in rule:
        return "hide"
    what = next(iter(rule["for_each"].values()))
    if isinstance(what, dict) and not FOUND & set(what):
        return str(next(iter(what)))
    parts = list(_parts(rule, book))
    tables = _aliases([rule["for_each"], *parts])
    named = {table for several in tables.values() for table in several}
    if strange := sorted(named - set(layout()) - set(TABLES)):
        return strange[0]
    renamed = set(rule.get("reads") or {})
    for node in (node for part in parts for node in _nodes(part)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id not in FUNCTIONS:
            return f"{node.func.id}()"
        if isinstance(node, ast.Attribute) and node.attr not in renamed:
            word = _strange_column(node, tables, book)
            if word:
                return word
    return None


def _parts(rule: Rule, book: Rulebook) -> Iterator[Any]:
    """The parts that count, each find, count and figure once something that counts names it."""
    shared = {"died", "adult", *(part for part in rule.get("unless") or () if isinstance(part, str))}
    waiting = [rule[name] for name in JUDGED if name in rule]
    waiting += [book.exemptions[name] for name in sorted(shared)]
    waiting += [rule["for_each"]]
    asked = {name: part for kind in ASKED for name, part in (rule.get(kind) or {}).items()}
    while waiting:
        part = waiting.pop()
        yield part
        names = {node.id for node in _nodes(part) if isinstance(node, ast.Name)}
        waiting += [asked.pop(name) for name in sorted(names & set(asked))]


def _aliases(parts: list[Any]) -> dict[str, set[str]]:
    """The tables that each alias of a rule stands for."""
    found: dict[str, set[str]] = {}
    for part in parts:
        for name, value in part.items() if isinstance(part, dict) else ():
            several = value if isinstance(value, list) else [value]
            if name not in NO_ALIAS and all(isinstance(table, str) and table.isidentifier() for table in several):
                found.setdefault(name, set()).update(several)
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        for name, tables in _aliases([value for value in inner if isinstance(value, dict | list)]).items():
            found.setdefault(name, set()).update(tables)
    return found


def _nodes(part: Any) -> Iterator[ast.AST]:
    if isinstance(part, dict | list):
        for value in part.values() if isinstance(part, dict) else part:
            yield from _nodes(value)
    elif isinstance(part, str):
        try:
            yield from ast.walk(parsed(part))
        except SyntaxError:
            return


def _strange_column(node: ast.Attribute, aliases: dict[str, set[str]], book: Rulebook) -> str | None:
    """The column, where each table that it may be of is one of the layout and none has it."""
    tables = _tables_of(node.value, aliases, book)
    native = tables & set(layout())
    if not native or native != tables:
        return None
    strange = [table for table in sorted(tables) if not _has(table, node.attr, book)]
    return f"{strange[0]}.{node.attr}" if len(strange) == len(tables) else None


def _tables_of(node: ast.expr, aliases: dict[str, set[str]], book: Rulebook) -> set[str]:
    """The tables of the record that a name or path stands for; none: not known."""
    if isinstance(node, ast.Name):
        return aliases.get(node.id, {"children"} if node.id == "child" else set())
    if not isinstance(node, ast.Attribute):
        return set()
    owners = _tables_of(node.value, aliases, book)
    found = {target for table in owners if (target := _target(table, node.attr, book))}
    return found or ({FOLLOWED[node.attr]} if node.attr in FOLLOWED else set())


def _target(table: str, name: str, book: Rulebook) -> str | None:
    link = book.links.get(table, {}).get(name)
    columns = layout().get(table, {})
    column = columns.get(name + "_id") or columns.get(name)
    return str(link["to"]) if link else column.target if column else None


def _has(table: str, name: str, book: Rulebook) -> bool:
    column, _, ending = name.rpartition("_")
    return (
        name in layout()[table]
        or name in OF_EVERY_ROW
        or _target(table, name, book) is not None
        or (table, name) in {*ADDED, *OPEN_COLUMNS}
        or (table in TEXT_COLUMNS and column in layout()[table] and ending in TEXT_ENDINGS)
        or (name in FOLLOWED and f"{name}_id" in layout()[table])
    )


WHOLE = read()
BOOK, LEFT_OUT = in_two(WHOLE)
"""The shipped rules that can be worked out, and the word that each of the others uses."""

__all__ = ["BOOK", "LEFT_OUT", "WHOLE", "in_two", "unknown_word"]
