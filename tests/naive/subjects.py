"""Who is judged: a rule's subjects, with the names that its conditions use (clock, finds, counts, due …)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from tests.naive.conditions import FOREVER, FORM, Scope, holds, is_blank, matches, parsed, rows_of, value
from tests.naive.days import ONE, add_months, plain
from tests.naive.rulebook import key_of, layout, singular
from tests.naive.world import OTHER, UNREADABLE, Row, Undecided, World

KEYS = {"children": "child_id", "workers": "worker_id", "teams": "team_id"}
BUSY = object()


class LinkScope(Scope):
    """The names in a link: the record that is linked, and the ones that it may belong to."""


class Subject(Scope):
    """One subject: what its conditions may name, worked out when it is asked for."""

    def __init__(self, world: World, alias: str, row: Row) -> None:
        """Start with the subject's own row."""
        super().__init__(world, {alias: row})
        self.row, self.alias = row, alias
        self.known: dict[str, Any] = {"as_at": world.as_at}

    def lookup(self, name: str) -> Any:
        """A record, a find, a count, or one of clock, due, until, as_at and (in shared exemptions) child."""
        if name in self.rows:
            return self.rows[name]
        if self.known.get(name) is BUSY:
            raise RecursionError(name)
        if name not in self.known:
            self.known[name] = BUSY
            try:
                self.known[name] = self._work_out(name)
            finally:
                if self.known[name] is BUSY:
                    del self.known[name]
        return self.known[name]

    def _work_out(self, name: str) -> Any:
        rule = self.world.rule
        if name == "child":
            return self.row.follow("child")
        if name == "clock":
            return value(rule.get("clock"), self)
        if name == "due":
            return value(deadline_of(self), self)
        if name == "until":
            return (
                value(rule["until"], self)
                if "until" in rule
                else self.lookup("due") or (self.lookup("clock") if "clock" in rule else self.world.as_at)
            )
        if name in rule.get("finds", {}):
            return pick(rule["finds"][name], self)
        if name in rule.get("figures", {}):
            return value(rule["figures"][name], self)
        if name in rule.get("counts", {}):
            return _count(rule["counts"][name], self)
        raise NameError(name)

    def limit_day(self) -> date:
        """`in_force.on`, else the clock, else the audit date."""
        try:
            day = value(self.world.rule.get("in_force", {}).get("on"), self) or self.lookup("clock")
        except RecursionError:
            day = None
        return day or self.world.as_at

    @property
    def key(self) -> tuple[str, str]:
        """The table and id that an outcome is filed under."""
        key = self.world.rule.get("key")
        if key:
            own = self.row.table == key and not self.row.derived
            return key, _encoded(str(self.row.id if own else self.row.get(KEYS[key])))
        return self.row.table, self.row.id if self.row.derived else _encoded(self.row.id)


def deadline_of(scope: Scope) -> Any:
    """The deadline of a rule, where it is the same for all records that may meet it."""
    rule = scope.world.rule
    several = rule.get("expect") or rule.get("every") or {}
    for part in several if isinstance(several, list) else [several]:
        aliases = [name for name in part if name not in FORM]
        if "by" in part and not any(f"{alias}." in str(part["by"]) for alias in aliases):
            return part["by"]
    return None


def pick(part: dict[str, Any], scope: Scope) -> Row | None:
    """The earliest or the latest record of a lookup."""
    order = "earliest" if "earliest" in part else "latest"
    alias = next(name for name in part if name not in FORM)
    found = [
        (day, inner.rows[alias]) for inner in matches(part, scope) if (day := value(part[order], inner)) is not None
    ]
    found = [(day, row) for day, row in found if row is not None]  # None: of a table that is absent
    found.sort(key=lambda pair: (pair[0], pair[1].id))  # type: ignore[union-attr]
    return (found[0] if order == "earliest" else found[-1])[1] if found else None


def _count(part: dict[str, Any], scope: Scope) -> int:
    found = list(matches(part, scope))
    if "distinct" not in part:
        return len(found)
    return len({one for inner in found if not is_blank(one := value(part["distinct"], inner), scope)})


def population(world: World) -> list[Subject]:
    """The subjects of a rule, as its `where`, `given`, `but_not` and `keep` leave them."""
    rule = world.rule
    alias = next(iter(rule["for_each"]))
    subjects = []
    for row in subject_rows(world):
        subject = Subject(world, alias, row)
        if not holds(rule.get("where", True), subject):
            continue
        if "given" in rule and not holds(rule["given"], subject):
            continue
        if not any(holds(out, subject) for out in (rule.get("but_not") or {}).values()):
            subjects.append(subject)
    return _kept(rule["keep"], subjects) if "keep" in rule else subjects


def _kept(keep: dict[str, Any], subjects: list[Subject]) -> list[Subject]:
    order = "earliest" if "earliest" in keep else "latest"
    best: dict[Any, tuple[Any, str, Subject]] = {}
    for subject in subjects:
        day = value(keep[order], subject)
        group = subject.row.get(keep.get("per", "child_id"))
        if day is None or group is None:
            continue
        mine = (day, subject.row.id, subject)
        held = best.get(group)
        if held is None or (mine[:2] < held[:2] if order == "earliest" else mine[:2] > held[:2]):
            best[group] = mine
    return [subject for _, _, subject in best.values()]


def subject_rows(world: World) -> Iterator[Row]:
    """The rows that may be subjects: of one or more tables, or derived."""
    what = next(iter(world.rule["for_each"].values()))
    if not isinstance(what, dict):
        yield from rows_of(world, what)
    elif "interval" in what:
        yield from _intervals(world, what["interval"])
    elif "dates_in_order" in what:
        for table, pairs in what["dates_in_order"].items():
            yield from _dates_in_order(world, table, pairs, (what.get("but") or {}).get(table))
    elif "periods" in what:
        yield from _periods(world, what["periods"])
    else:
        for table in layout():
            for row in list(world.rows(table)):
                yield from _ids_known(world, row) if "ids_known" in what else _columns_filled(world, row)


def _periods(world: World, spec: dict[str, Any]) -> Iterator[Row]:
    """The whole months and weeks that are over, each by itself or with each worker or team."""
    back = spec.get("months", 12)
    alias, table = next(iter(spec.get("each", {}).items()), ("", ""))
    this_month = (world.as_at + ONE).replace(day=1)
    months = [(add_months(this_month, -n), add_months(this_month, 1 - n) - ONE) for n in range(back, 0, -1)]
    sunday = world.as_at - timedelta(days=(world.as_at.weekday() + 1) % 7)
    weeks = []
    while sunday - timedelta(days=6) >= add_months(world.as_at, -back):
        weeks.append((sunday - timedelta(days=6), sunday))
        sunday -= timedelta(days=7)
    for length, several in (("month", months), ("week", weeks)):
        for first, last in several if length in spec.get("lengths", ["month"]) else ():
            name = f"{first:%Y-%m}" if length == "month" else first.isoformat()
            data = {"name": name, "length": length, "first_day": first, "last_day": last}
            if spec.get("together") or not alias:
                yield Row(world, f"{length}s", {**data, **({alias: None} if alias else {})}, name)
            for owner in world.rows(table) if alias else ():
                yield Row(world, table, {**data, alias: owner}, f"{_encoded(owner.id)}/{name}")


def _intervals(world: World, spec: dict[str, Any]) -> Iterator[Row]:
    period, table = next(iter(spec["of"].items()))
    join = spec.get("join", "child_id")
    for row in world.rows(table):
        scope = Scope(world, {period: row})
        start = value(spec["from"], scope) if holds(spec.get("where", True), scope) else None
        if start is None:
            continue
        end = value(spec["to"], scope) or FOREVER
        between = _events(spec["between"], scope, row, join, start, end)
        openers: dict[date, str] = {}
        also = spec.get("opened_also_by") or []
        opening = [
            *between,
            *(event for part in also if part != "start" for event in _events(part, scope, row, join, start, end)),
        ]
        for day, name in [*([(start, "start")] if "start" in also else []), *sorted(opening)]:
            openers.setdefault(day, name)
        for opened_on, opened_by in sorted(openers.items()):
            later = [event for event in between if event[0] > opened_on]
            closed_on, closed_by = later[0] if later else (None, None)
            data = {
                "opened_on": opened_on,
                "opened_by": opened_by,
                "closed_on": closed_on,
                "closed_by": closed_by,
                period: row,
                join: row.get(join),
            }
            yield Row(world, table, data, f"{_encoded(row.id)}/{_encoded(opened_by)}")


def _events(part: dict[str, Any], scope: Scope, row: Row, join: str, start: date, end: date) -> list[tuple[date, str]]:
    alias = next(name for name in part if name not in FORM)
    joined = {"where": True, **part}
    found = []
    for inner in matches({alias: joined[alias]}, scope, evidence=False):
        event = inner.rows[alias]
        if event is None or event.get(join) != row.get(join) or not holds(joined["where"], inner):
            continue
        day = value(part["on"], inner)
        if day is not None and start <= day <= min(end, scope.world.as_at) and scope.world.there(event):
            found.append((plain(day), event.id))
    return sorted(found)


def _fault(row: Row, words: list[str], **more: Any) -> Row:
    derived = Row(
        row.world,
        row.table,
        {**row.data, "faults": len(words), "words": "; ".join(words) or None, "row_table": row.table, **more},
        _encoded(row.id),
    )
    derived.own = row  # type: ignore[attr-defined]
    return derived


def _dates_in_order(world: World, table: str, pairs: list[list[str]], but: Any) -> Iterator[Row]:
    for row in world.rows(table):
        both = [pair for pair in pairs if all(isinstance(row.data.get(name), date) for name in pair)]
        if not both:
            continue
        wrong = [pair for pair in both if row.data[pair[1]] < row.data[pair[0]]]
        if but and holds(
            but, Scope(world, {"row": row})
        ):  # of the pairs, those whose later date the condition speaks of
            wrong = [pair for pair in wrong if f"row.{pair[1]}" not in but]
        yield _fault(row, [f"{second} before {first}" for first, second in wrong])


def _may_hold(condition: str, scope: Scope) -> bool:
    try:
        return holds(condition, scope)
    except Undecided:
        return True


def _ids_known(world: World, row: Row) -> Iterator[Row]:
    filled = [
        (name, column.target)
        for name, column in layout()[row.table].items()
        if column.target and row.data.get(name) is not None
    ]
    kinds = {singular(table): table for table in layout()}
    for kind, name in (("subject_kind", "subject_id"), ("from_kind", "from_id")):
        target = kinds.get(str(row.data.get(kind)))
        if target and name in layout()[row.table] and row.data.get(name) is not None:
            filled.append((name, target))
    filled = [(name, target) for name, target in filled if target not in world.absent]
    if filled:
        unknown = [
            name for name, target in filled if not any(other.id == row.data[name] for other in world.rows(str(target)))
        ]
        workers = [name for name in unknown if (column := layout()[row.table].get(name)) and column.target == "workers"]
        yield _fault(row, unknown, child_unknown="child_id" in unknown, worker_unknown=bool(workers))


def _columns_filled(world: World, row: Row) -> Iterator[Row]:
    needed = [name for name, column in layout()[row.table].items() if column.need or name == key_of(row.table)]
    blank = [name for name in needed if row.data.get(name) is None and f"{row.table}.{name}" not in world.absent]
    if row.table == "children" and not any(row.data.get(name) for name in ("date_of_birth", "expected_birth_date")):
        blank.append("date_of_birth or expected_birth_date")
    yield _fault(row, blank)


def _encoded(identity: str) -> str:
    return "".join(quote(letter, safe="") if letter in "/ :#%" else letter for letter in identity)


__all__ = [
    "BUSY",
    "OTHER",
    "UNREADABLE",
    "LinkScope",
    "Subject",
    "deadline_of",
    "parsed",
    "pick",
    "population",
    "subject_rows",
]
