"""One world: the records as they may be, each doubtful cell read as it is guessed. Rows, references and links."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from tests.naive.days import add_months
from tests.naive.rulebook import ENDS, FORWARD, Rule, Rulebook, key_of, layout, main_of, missing_needs, singular

UNREADABLE = "??"
OTHER = "other than listed"
Key = tuple[str, ...]
Records = dict[str, list[dict[str, Any]]]


class Undecided(Exception):
    """The answer hangs on something in doubt: what it is, and what it may be."""

    def __init__(self, key: Key, options: list[Any]) -> None:
        """Say what is in doubt and what it may be."""
        super().__init__(key)
        self.key, self.options = key, options


class Unknown(Exception):
    """A table or column of the vocabulary that the naive evaluator does not work out."""


class FreeText(str):
    """A text in which words such as "n/a" mean nothing."""

    __slots__ = ()


class Row:
    """One record, or one row of a derived table."""

    def __init__(
        self, world: "World", table: str, data: dict[str, Any], identity: str | None = None, *, doubtful: bool = False
    ) -> None:
        """Wrap a record; `doubtful`: it is held back or not there, so that none of its values is known."""
        self.world, self.table, self.data, self.doubtful = world, table, data, doubtful
        self.derived = identity is not None
        self.id: str = identity if identity is not None else data.get(key_of(table)) or ""
        self.reads: dict[str, dict[str, str]] = {}

    @property
    def place(self) -> tuple[str, str]:
        """Table and id."""
        return self.table, self.id

    def get(self, name: str) -> Any:
        """The value of a column; None is blank."""
        name = self.reads.get(name, {}).get(self.table, name)
        if name in {"id", "table", "kind_of_record"}:
            return {
                "id": self.id,
                "table": self.table,
                "kind_of_record": singular(self.table) if self.table in layout() else None,
            }[name]
        if name in {"case_open", "case_opened_on", "cancelled_on"} and name not in layout().get(self.table, {}):
            return self.world.vocabulary(self, name)
        value = self.data.get(name)
        column = None if self.derived else layout()[self.table].get(name)
        if column is None and name not in self.data:
            return self.world.further(self, name)
        if column is None:
            return value() if callable(value) else value
        if self.doubtful or value == UNREADABLE or f"{self.table}.{name}" in self.world.lacking:
            options = self.world.options(self.table, name)
            if self.doubtful:  # of a row that is held back no value is sure, not even that there is one
                few = options[:: max(1, len(options) // 4)]
                options = list(
                    dict.fromkeys([*([value] if value not in {None, UNREADABLE} else []), None, *few, *options[-1:]])
                )
            return self.world.guess((self.table, self.id, name), options)
        return FreeText(value) if value is not None and column.type in {"text", "list"} else value

    def as_linked(self) -> "Row":
        """The row as another one sees it through a link: of one that is held back nothing is sure."""
        return Row(self.world, self.table, self.data, doubtful=True) if self.place in self.world.held else self

    def follow(self, name: str) -> "Row | None":
        """The record that a column or a link leads to."""
        inside = self.data.get(name)
        if isinstance(inside, Row):
            return inside.as_linked()
        renamed = self.reads.get(name, self.reads.get(f"{name}_id", {})).get(self.table)
        if renamed and renamed.removesuffix("_id") != name:
            return self.follow(renamed.removesuffix("_id"))
        link = self.world.book.links.get(self.table, {}).get(name)
        if link:
            return self.world.linked(self, link)
        columns = layout().get(self.table, {})
        column = columns.get(name + "_id") or columns.get(name)
        target = (
            column.target
            if column and column.target
            else {"child": "children", "worker": "workers", "team": "teams", "plan": "plans"}.get(name)
        )
        if name == "child" and self.table == "children" and not self.derived:
            return self
        identity = self.data.get(name + "_id", self.data.get(name))
        if target is None or identity is None:
            return None
        return self.world.find(target, identity)


class World:
    """The records on the audit date, for one rule."""

    def __init__(
        self,
        rule: Rule,
        book: Rulebook,
        records: Records,
        as_at: date,
        settings: dict[str, Any],
        absent: set[str],
        held: set[tuple[str, str]],
        guesses: dict[Key, Any],
        days: list[date],
    ) -> None:
        """Take the records as they may be."""
        self.rule, self.book, self.as_at, self.settings, self.absent, self.held = (
            rule,
            book,
            as_at,
            settings,
            absent,
            held,
        )
        self.guesses, self.days = guesses, days
        self.computed: set[date] = set()
        self.lacking = missing_needs(rule, absent)
        self.tables = {
            table: [Row(self, table, row) for row in rows] for table, rows in prepared(records, as_at, absent).items()
        }
        self.given = Counter((table, row.get(key_of(table))) for table, rows in records.items() for row in rows)
        self.derived: dict[str, list[Row]] = {}

    def guess(self, key: Key, options: list[Any]) -> Any:
        """What something in doubt is in this world."""
        if key not in self.guesses:
            raise Undecided(key, options)
        return self.guesses[key]

    def setting(self, name: str) -> Any:
        """The value of a setting, local or shipped."""
        return self.settings.get(name, self.book.settings[name].get("default"))

    def options(self, table: str, name: str) -> list[Any]:
        """What an unreadable value may be."""
        column = layout()[table][name]
        if column.type == "date":
            births = [add_months(self.as_at, -12 * years) for years in range(20)] if name == "date_of_birth" else []
            days = [day for day in self.days if day <= self.as_at or name != main_of(table)]  # else it is left out
            return [None, *births, *days]  # "asap" in the place of a date is nothing
        if column.type == "bool":
            return [True, False]
        if column.type == "choice":
            return [*column.values, OTHER]
        if column.type == "int":
            return [0, 1, 5, 10, 20, 100]
        if column.target:
            return [None, *dict.fromkeys(row.id for row in self.rows(column.target)), "another"]
        return [None, *self.looked_for, "some words", "other words"]

    @cached_property
    def looked_for(self) -> list[str]:
        """The first word of each list that the rule looks for in texts."""
        written = str(self.rule)
        lists = [self.setting(name) for name in self.book.settings if f'"{name}"' in written]
        return list(dict.fromkeys(str(words[0]) for words in lists if isinstance(words, list) and words))

    def rows(self, table: str) -> list[Row]:
        """The rows of a native table or of the vocabulary."""
        if table in layout():
            return self.tables.get(table, [])
        if table not in self.derived:
            from tests.naive.vocabulary import table_of  # noqa: PLC0415  it reads rows itself

            self.derived[table] = table_of(self, table)
        return self.derived[table]

    def there(self, row: Row) -> bool:
        """Whether a row that is looked at as evidence counts: one that is held back may or may not."""
        return row.place not in self.held or bool(self.guess(("there", *row.place), [True, False]))

    def find(self, table: str, identity: str) -> Row | None:
        """The record with an id; of one that is not in the export nothing is known (a worker: nobody)."""
        if table in self.absent:
            return None
        found = [row for row in self.rows(table) if row.id == identity]
        if not found and table in {"workers", "teams"}:
            return None
        if not found:
            return Row(self, table, {key_of(table): identity}, doubtful=True)
        return found[0].as_linked()

    def linked(self, row: Row, link: dict[str, Any]) -> Row | None:
        """The record that a row belongs to: by its id, else looked up."""
        from tests.naive.subjects import LinkScope, pick  # noqa: PLC0415  it reads rows itself

        identity = row.get(link["id"])
        if identity is not None:
            return self.find(link["to"], identity)
        return pick(link["else"], LinkScope(self, {singular(row.table): row}))

    def vocabulary(self, row: Row, name: str) -> Any:
        """A column that the field's vocabulary adds."""
        from tests.naive.vocabulary import column_of  # noqa: PLC0415  it reads rows itself

        return column_of(self, row, name)

    def further(self, row: Row, name: str) -> Any:
        """A column of the vocabulary; of several tables some may not have it."""
        from tests.naive.further_words import column_of  # noqa: PLC0415  it reads rows itself

        known, value = column_of(self, row, name)
        if not known and not row.reads:
            raise Unknown(f"{row.table}.{name}")
        return value

    def children(self) -> Iterator[str]:
        """The id of every child that any row names."""
        yield from sorted(
            {row.data["child_id"] for rows in self.tables.values() for row in rows if row.data.get("child_id")}
        )


LAST: list[tuple[Records, date, set[str], Records]] = []


def prepared(records: Records, as_at: date, absent: set[str]) -> Records:
    """What `prepare` gives, worked out once for the many worlds of the same records."""
    if not (LAST and LAST[0][0] is records and LAST[0][1:3] == (as_at, absent)):
        LAST[:] = [(records, as_at, set(absent), prepare(records, as_at, absent))]
    return LAST[0][3]


def prepare(records: Records, as_at: date, absent: set[str]) -> Records:
    """Leave out absent tables and columns, rows and ends after the audit date; other later dates can't be read."""
    seen: Records = {}
    for table, rows in records.items():
        if table in absent:
            continue
        main = main_of(table)
        for row in rows:
            kept = {name: value for name, value in row.items() if f"{table}.{name}" not in absent}
            when = kept.get(main) if main else None
            if isinstance(when, date) and when > as_at:
                continue
            for name, value in kept.items():
                if isinstance(value, date) and value > as_at and (table, name) not in FORWARD:
                    kept[name] = None if (table, name) in ENDS else UNREADABLE
            if kept not in seen.setdefault(table, []):  # of rows that are alike in every column one is used
                seen[table].append(kept)
    return seen
