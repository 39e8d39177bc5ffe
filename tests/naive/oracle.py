"""The oracle for doubt: every world that doubtful cells and rows leave open is judged plainly.

An unreadable date may be any of the days that matter, an unreadable choice any listed value or another, a held-back
row may be there or not. `justified` says whether an answer of the program agrees with the worlds.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.naive.evaluator import Held, Rulebook, Undecided, Verdict, held_from, in_world
from tests.naive.rulebook import Rule, holds_from
from tests.naive.world import Key, Records, World

BREACH = {"late", "not_met"}
MOST_WORLDS = 250
NOBODY = "none"
UNREAD_CLOCK = "the clock or the deadline is in doubt"


class TooMany(Exception):
    """More worlds than it is sensible to look at."""


class Oracle:
    """All the worlds of one rule and one set of records."""

    def __init__(
        self,
        rule: str | Rule,
        rulebook: Rulebook,
        records: Records,
        as_at: date,
        settings: dict[str, Any] | None = None,
        absent: set[str] | None = None,
        held: Held | None = None,
    ) -> None:
        """Judge every world."""
        self.rule = rulebook.rules[rule] if isinstance(rule, str) else rule
        self.taken = (rulebook, records, as_at, settings or {}, absent or set(), held or set())
        self.as_at = as_at
        self.days: list[date] = []
        self.worlds: list[list[Verdict]] = []
        self.days = self._days(records)
        self.worlds = self.worlds or list(self._worlds())
        self.outcomes: dict[tuple[str, str], set[str]] = defaultdict(set)
        for verdicts in self.worlds:
            for verdict in verdicts:
                self.outcomes[verdict.subject_table, verdict.subject_id].add(verdict.outcome)
        clocks: dict[tuple[str, str], set[Any]] = defaultdict(set)
        for verdicts in self.worlds:
            for verdict in verdicts:
                clocks[verdict.subject_table, verdict.subject_id].add((verdict.clock, verdict.due))
        for key, found in self.outcomes.items():
            if len(clocks[key]) > 1:
                found.add(UNREAD_CLOCK)
            if any(not any((v.subject_table, v.subject_id) == key for v in verdicts) for verdicts in self.worlds):
                found.add(NOBODY)

    @property
    def in_doubt(self) -> bool:
        """Whether anything that the rule reads is in doubt."""
        return len(self.worlds) > 1 or bool(self.taken[-1])

    def verdicts(self, key: tuple[str, str]) -> list[Verdict]:
        """What each world says of a subject."""
        return [
            verdict
            for verdicts in self.worlds
            for verdict in verdicts
            if (verdict.subject_table, verdict.subject_id) == key
        ]

    def _world(self, guesses: dict[Key, Any]) -> World:
        rulebook, records, as_at, settings, absent, held = self.taken
        return World(self.rule, rulebook, records, as_at, settings, absent, held, guesses, self.days)

    def _worlds(self) -> Iterator[list[Verdict]]:
        waiting: list[dict[Key, Any]] = [{}]
        tried = 0
        while waiting:
            guesses = waiting.pop()
            tried += 1
            if tried > MOST_WORLDS:
                raise TooMany
            try:
                yield in_world(self._world(guesses))
            except Undecided as doubt:
                waiting += [{**guesses, doubt.key: option} for option in doubt.options]

    def _days(self, records: Records) -> list[date]:
        """Before everything, each date written or worked out with a day on both sides, after everything."""
        written = {
            value for rows in records.values() for row in rows for value in row.values() if isinstance(value, date)
        }
        guesses: dict[Key, Any] = {}
        for _ in range(200):
            world = self._world(guesses)
            try:
                verdicts = in_world(world)
            except Undecided as doubt:
                guesses = {**guesses, doubt.key: doubt.options[0] if doubt.options else self.as_at}
                written |= world.computed
            else:
                written |= world.computed
                self.worlds = [] if guesses else [verdicts]  # nothing is in doubt: this is the only world
                break
        near = {
            day + timedelta(days=shift)
            for day in {*written, self.as_at}
            if date(1900, 1, 1) < day < date(2100, 1, 1)
            for shift in (-1, 0, 1)
        }
        recent = sorted(day for day in near if abs((self.as_at - day).days) < 900)
        return [date(1900, 1, 1), *recent, date(2999, 1, 1)]


def held_for(
    rulebook: Rulebook,
    rule_id: str,
    records: Records,
    as_at: date,
    settings: dict[str, Any] | None = None,
    absent: set[str] | None = None,
) -> Held:
    """The rows held back from one rule by breaches that are breaches in every world."""
    outcomes: dict[str, list[Verdict]] = {}
    for other in rulebook.rules.values():
        if any(holds_from(other, hold, rulebook.rules[rule_id]) for hold in other.get("holds_back") or ()):
            held = held_for(rulebook, other["id"], records, as_at, settings, absent)
            oracle = Oracle(other, rulebook, records, as_at, settings, absent, held)
            sure = [key for key, found in oracle.outcomes.items() if found <= BREACH]
            outcomes[other["id"]] = [oracle.verdicts(key)[0] for key in sure]
    return held_from(rulebook, rule_id, records, outcomes)


def justified(answer: str | None, outcomes: set[str], *, in_doubt: bool = False) -> bool:
    """Whether an answer agrees with what the worlds say (docs/rule-language.md, section 2).

    A definite answer is right where every world is of its kind (breach or none) and at least one gives just it: a `met`
    that is certain comes before the doubt of an exemption (step 3). `cannot_tell` is right where the worlds differ, be
    it in late or not_met only (step 7), or in the clock or the deadline (step 2). No answer is right where no world has
    the subject, or where those that have it find no breach: one that may be there is never passed over.

    Args:
        answer: the program's outcome for a subject; None: it does not list it.
        outcomes: the outcomes of all worlds, NOBODY where it is no subject in some of them.
        in_doubt: also take `cannot_tell` where something that the rule reads is in doubt and yet all worlds agree. The
            program is that careful because it keeps doubt as bounds: two comparisons of one unreadable date are looked
            at one by one; a `finds` with a doubtful candidate is doubtful as a whole; so is an interval with a doubtful
            event inside, and a row of the vocabulary for a child who has any row held back.
    """
    if not outcomes:
        return answer is None or (in_doubt and answer in {"cannot_tell", "not_applicable"})
    if answer == "cannot_tell":
        return in_doubt or "cannot_tell" in outcomes or len(outcomes) > 1
    if answer is None:
        return NOBODY in outcomes and not outcomes & {*BREACH, "cannot_tell"}
    breach = answer in BREACH
    alike = all((outcome in BREACH) == breach for outcome in outcomes - {NOBODY, UNREAD_CLOCK})
    return answer in outcomes and alike
