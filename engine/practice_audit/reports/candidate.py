"""A record that could have counted for a subject, and what is said of it."""

from dataclasses import dataclass, field

from practice_audit.findings.words import day_words


@dataclass(frozen=True)
class Candidate:
    """A record that could have counted.

    Attributes:
        name: "visit V2".
        day: its main date, where it is known.
        fails: the parts of the condition that surely do not hold, each with what is recorded.
        doubts: the parts that cannot be told.
        held: whether it is held back for its data.
        dated: whether what is wanted of it is a date.
        on: that date, where it is known.
    """

    name: str
    day: int | None
    fails: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    held: bool = False
    dated: bool = False
    on: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it surely counts."""
        return not self.fails and not self.doubts and not self.held

    def words(self) -> str:
        """One line about it."""
        when = f" of {day_words(self.day)}" if self.day is not None else " (its date is not recorded)"
        if self.fails:
            return f"{self.name}{when} does not count: {'; '.join(self.fails)}"
        if self.held or self.doubts:
            why = ["it is held back for its data"] if self.held else []
            return f"{self.name}{when} may or may not count: {'; '.join([*why, *self.doubts])}"
        date = f", dated {day_words(self.on)}" if self.on is not None else ", but it has no date yet"
        return f"{self.name}{when} counts{date if self.dated and self.on != self.day else ''}"
