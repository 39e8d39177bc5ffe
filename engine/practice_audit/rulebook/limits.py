"""Limits: dated numbers with a unit, a source and whether anybody has confirmed them; and the local settings."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from pydantic import Field, model_validator

from practice_audit.rulebook.parts import Part

Unit = Literal["working days", "days", "calendar months", "percent", "count"]
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


class DatedValue(Part):
    """One number and the days (both included) on which it is in force."""

    value: int
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    source: str
    confirmed: bool = False

    @property
    def first(self) -> int:
        """First day in force, as an ordinal."""
        return self.from_.toordinal() if self.from_ else FIRST_DAY

    @property
    def last(self) -> int:
        """Last day in force, as an ordinal."""
        return self.to.toordinal() if self.to else LAST_DAY


class Limit(Part):
    """A limit of the procedure: its values by date, or by variant (a role) and date."""

    meaning: str
    question: str = ""
    """How a practice lead is asked for it (`settings ask`); blank: not asked."""
    unit: Unit
    values: list[DatedValue] = Field(default_factory=list)
    variants: dict[str, list[DatedValue]] = Field(default_factory=dict)
    checked_on: date | None = None

    @model_validator(mode="after")
    def _no_overlap(self) -> "Limit":
        for values in [self.values, *self.variants.values()]:
            spans = sorted((value.first, value.last) for value in values)
            if any(after[0] <= before[1] for before, after in pairwise(spans)):
                raise ValueError("two values are in force on the same day")
        if bool(self.values) == bool(self.variants):
            raise ValueError("give 'values' or 'variants'")
        return self

    def with_value(self, number: int) -> "Limit":
        """This limit with a local, confirmed number in the place of every unconfirmed or statutory one."""
        changed = [
            DatedValue(**{"from": v.from_}, to=v.to, value=number, source="local settings", confirmed=True)
            for v in self.values
        ]
        return self.model_copy(update={"values": changed})

    def with_variants(self, numbers: Mapping[Any, int]) -> "Limit":
        """This limit with local, confirmed numbers for some variants; a number without a variant is for all of them."""
        changed = {
            variant: [
                DatedValue(
                    **{"from": v.from_},
                    to=v.to,
                    value=numbers.get(variant, numbers.get(None, v.value)),
                    source="local settings",
                    confirmed=True,
                )
                for v in values
            ]
            for variant, values in self.variants.items()
        }
        return self.model_copy(update={"variants": changed})


class Setting(Part):
    """A local choice that is not a number."""

    meaning: str
    question: str = ""
    """As of a limit."""
    kind: Literal["day", "choice", "flag", "list", "text", "number", "numbers"]
    default: Any = None
    choices: list[str] = Field(default_factory=list)
    confirmed: bool = False
    source: str = "local procedure"
    whole_words: list[str] = Field(default_factory=list)
    not_: list[str] = Field(default_factory=list, alias="not")

    def accepts(self, value: Any) -> bool:
        """Whether a value out of a settings file is of the setting's kind."""
        if value is None:
            return True
        return {
            "day": isinstance(value, date),
            "choice": value in self.choices,
            "flag": isinstance(value, bool),
            "list": isinstance(value, list),
            "text": isinstance(value, str),
            "number": isinstance(value, int) and not isinstance(value, bool),
            "numbers": isinstance(value, dict) and all(type(number) is int for number in value.values()),
        }[self.kind]


class Local(Part):
    """The limits and settings in use: the shipped ones with an authority's own values laid over them."""

    limits: dict[str, Limit]
    settings: dict[str, Setting]
    values: dict[str, Any]
    confirmed: frozenset[str]

    @classmethod
    def shipped(cls, limits: Mapping[str, Limit], settings: Mapping[str, Setting]) -> "Local":
        """The defaults."""
        sure = {name for name, setting in settings.items() if setting.confirmed}
        return cls(
            limits=dict(limits),
            settings=dict(settings),
            values={n: s.default for n, s in settings.items()},
            confirmed=frozenset(sure),
        )

    def value(self, name: str) -> Any:
        """The value of a setting."""
        return self.values[name]
