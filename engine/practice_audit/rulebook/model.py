"""The pydantic model of one rule: what a rule file may say (docs/rule-language.md)."""

from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from practice_audit.rulebook.expressions import Expression
from practice_audit.rulebook.parts import (
    Basis,
    Count,
    Derived,
    Example,
    Expr,
    Forbidden,
    Hidden,
    Hold,
    InForce,
    Keep,
    Lookup,
    Part,
    Tally,
    Tied,
    Wanted,
)

Severity = Literal["S1", "S2", "S3", "S4"]
Profile = Literal["core", "statutory", "improvement", "recording", "voice", "workforce", "words"]


class Rule(Part):
    """One standard of the procedure, as its file says it."""

    id: str = Field(pattern=r"^[A-Z][A-Z0-9]*-\d\d[a-z]?T?$")
    version: int = Field(ge=1)
    title: str
    standard: str
    why: str
    stage: str
    severity: Severity
    severity_when: dict[Severity, Expr] = Field(default_factory=dict)
    check: Literal["definite", "setting", "text", "aggregate"]
    basis: list[str | Basis]
    profiles: list[Profile] = Field(default_factory=list)
    needs: list[str] = Field(default_factory=list)
    for_each: dict[str, str | list[str] | Derived]
    reads: dict[str, dict[str, str]] = Field(default_factory=dict)
    key: str | None = None
    where: Expr | None = None
    finds: dict[str, Lookup] = Field(default_factory=dict)
    counts: dict[str, Count] = Field(default_factory=dict)
    tallies: dict[str, Tally] = Field(default_factory=dict)
    figures: dict[str, Expr] = Field(default_factory=dict)
    hide: Hidden | None = None
    after: list[str] = Field(default_factory=list)
    given: Tied | None = None
    but_not: dict[str, Expr | Tied] = Field(default_factory=dict)
    keep: Keep | None = None
    clock: Expr | None = None
    in_force: InForce = InForce()
    until: Expr | None = None
    history: Literal["record_months"] | None = None
    expect: list[Wanted] = Field(default_factory=list)
    every: Wanted | None = None
    none: str | None = None
    forbid: Forbidden | None = None
    read: Expr | None = None
    unless: list[str | dict[str, Expr | Tied]] = Field(default_factory=list)
    lapses: dict[str, Expr | Tied] = Field(default_factory=dict)
    cannot_tell: dict[str, Expr | Tied] = Field(default_factory=dict)
    holds_back: list[Hold] = Field(default_factory=list)
    finding: dict[str, str]
    wording: dict[str, Expr | Tied] = Field(default_factory=dict)
    notes: dict[str, Expr] = Field(default_factory=dict)
    dates: dict[str, Expr] = Field(default_factory=dict)
    remedy: str
    files: Literal["all", "faults"] = "all"
    partition: Literal["family", "worker", "whole"] = "family"
    examples: list[Example] = Field(default_factory=list)

    @field_validator("expect", mode="before")
    @classmethod
    def _one_or_several(cls, written: Any) -> Any:
        return [written] if isinstance(written, dict) else written

    @field_validator("for_each")
    @classmethod
    def _one_subject(cls, written: dict[str, Any]) -> dict[str, Any]:
        if len(written) != 1:
            raise ValueError("name one subject: '{alias: table}'")
        return written

    @model_validator(mode="after")
    def _one_form(self) -> "Rule":
        forms = [name for name in ("expect", "every", "forbid", "read") if getattr(self, name)]
        if len(forms) != 1:
            raise ValueError(
                f"a rule has one of expect, every, forbid or read; this one has {' and '.join(forms) or 'none'}"
            )
        if self.check == "aggregate" and not self.read:
            raise ValueError("an aggregate says with 'read' which groups a person must look at")
        if self.deadline is not None and self.clock is None:
            raise ValueError("a rule with a 'by' needs a 'clock'")
        return self

    @property
    def alias(self) -> str:
        """The name under which conditions speak of the subject."""
        return next(iter(self.for_each))

    @property
    def family(self) -> str:
        """The letters before the number: FD, S47, DQ."""
        return self.id.split("-")[0]

    @property
    def deadline(self) -> Expression | None:
        """The deadline, the same in all alternatives."""
        wanted = [*self.expect, *([self.every] if self.every else [])]
        return next((part.by for part in wanted if part.by is not None), None)

    @property
    def form(self) -> Literal["expect", "every", "forbid", "read", "aggregate"]:
        """Which of the forms of section 2 the rule has; a `read` over groups is an aggregate."""
        if self.expect:
            return "expect"
        if self.read:
            return "aggregate" if self.check == "aggregate" else "read"
        return "every" if self.every else "forbid"

    @property
    def subject_tables(self) -> list[str]:
        """The native tables that the subject is a row of; none for what is worked out from many."""
        what = self.for_each[self.alias]
        if isinstance(what, str):
            return [what]
        if isinstance(what, list):
            return what
        if what.periods:
            return list(what.periods.each.values())
        return list(what.interval.of.values()) if what.interval else []

    @property
    def own_needs(self) -> list[str]:
        """The columns that the subject's own table must have: `needs: [signed_off.closed_by]`."""
        of_subject = f"{self.alias}."
        return [need.removeprefix(of_subject) for need in self.needs if need.startswith(of_subject) and "|" not in need]

    @property
    def is_derived(self) -> bool:
        """Whether the subject is worked out from records rather than being one."""
        return isinstance(self.for_each[self.alias], Derived)

    @property
    def own_exemptions(self) -> dict[str, Expression | Tied]:
        """The exemptions that the rule words itself."""
        return {name: what for part in self.unless if isinstance(part, dict) for name, what in part.items()}

    @property
    def shared_exemptions(self) -> list[str]:
        """The names of the shared exemptions that it asks for."""
        return [part for part in self.unless if isinstance(part, str)]
