"""The smaller parts of a rule: records that a condition ties to the subject, lookups, counts, what the rule expects."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from practice_audit.rulebook.expressions import Expression, parse

Expr = Annotated[Expression, BeforeValidator(parse), WithJsonSchema({"type": ["string", "boolean", "integer"]})]
"""An expression of the rule language (docs/rule-language.md, section 7)."""


class Part(BaseModel):
    """Base of every part of a rule: unknown keys are errors, nothing is changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Tied(Part):
    """Records looked at beside the subject: `{visit: visits, where: …}`.

    Every key that is no part of the form is an alias.
    """

    model_config = ConfigDict(json_schema_extra={"additionalProperties": {"type": "string"}})
    aliases: dict[str, str] = Field(default_factory=dict, description="Alias and table of each record, in order.")
    where: Expr | None = Field(default=None, description="Ties the records to the subject.")

    @model_validator(mode="before")
    @classmethod
    def _aliases_beside_the_form(cls, written: Any) -> Any:
        if not isinstance(written, dict) or "aliases" in written:
            return written
        fields = set(cls.model_fields)
        own = {str(key): value for key, value in written.items() if key in fields}
        return {**own, "aliases": {key: value for key, value in written.items() if key not in fields}}


class Wanted(Tied):
    """One way in which an expectation is met, by a record or (no alias) by the subject itself."""

    on: Expr | None = Field(default=None, description="Its date.")
    by: Expr | None = Field(default=None, description="The deadline.")
    wait_until: Expr | None = Field(default=None, description="A missing one is still due up to this day.")
    reason: Expr | None = Field(default=None, description="The recorded reason for a late one.")


class Forbidden(Tied):
    """Records, or a condition on the subject, that must not be there."""

    ended: Expr | None = Field(default=None, description="The day on which the fault ended; blank: it still stands.")


class Lookup(Tied):
    """A named record looked up for each subject: the earliest or the latest that the condition ties to it."""

    earliest: Expr | None = None
    latest: Expr | None = None

    @model_validator(mode="after")
    def _one_order(self) -> "Lookup":
        _order_of(self.earliest, self.latest)
        return self

    @property
    def order(self) -> Expression:
        """The value by which the records are put in order."""
        return _order_of(self.earliest, self.latest)


def _order_of(earliest: Expression | None, latest: Expression | None) -> Expression:
    chosen = earliest or latest
    if chosen is None or (earliest and latest):
        raise ValueError("say either 'earliest:' or 'latest:'")
    return chosen


class Count(Tied):
    """A named number for each subject: how many records are tied to it, or how many different values they have."""

    distinct: Expr | None = None
    median: Expr | None = Field(default=None, description="Not how many: the median of this.")


class Tally(Tied):
    """A named list for sentences: the records tied to a subject, counted by a value of theirs."""

    by: Expr | None = Field(default=None, description="The value, one a record.")
    items_of: Expr | None = Field(default=None, description="Or a list; each item of it counts.")
    distinct: Expr | None = Field(default=None, description="Count different values of this, not records.")
    hidden_under: str | None = Field(default=None, description="A limit: smaller numbers are not shown.")
    counted: bool = Field(default=True, description="Whether the numbers are said.")

    @model_validator(mode="after")
    def _one_value(self) -> "Tally":
        if (self.by is None) == (self.items_of is None):
            raise ValueError("say either 'by:' or 'items_of:'")
        return self


class Hidden(Part):
    """Groups too small to be shown, and one more where the others and a total would give the number back."""

    number: Expr = Field(description="How many there are in the group.")
    under: str = Field(description="The limit: a group with fewer is not shown.")
    within: Expr | None = Field(default=None, description="The groups that add up to one total have this in common.")


class Keep(Part):
    """Of the population, one subject for each value of a column."""

    earliest: Expr | None = None
    latest: Expr | None = None
    per: str = "child_id"

    @model_validator(mode="after")
    def _one_order(self) -> "Keep":
        _order_of(self.earliest, self.latest)
        return self

    @property
    def order(self) -> Expression:
        """The value by which the subjects are put in order."""
        return _order_of(self.earliest, self.latest)


class InForce(Part):
    """The days on which a rule is in force: from the first to the day before the last."""

    from_: Expr | None = Field(default=None, alias="from")
    before: Expr | None = None
    on: Expr | None = None


class Hold(Part):
    """Which rows a breach of this rule holds back, and from which rules."""

    rows: Literal["self", "found", "plan"]
    rules: list[str]
    but: list[str] = Field(default_factory=list)
    when: Expr | None = Field(default=None, description="Only breaches for which this holds.")


class Basis(Part):
    """A limit or setting that decides a breach; with `when`, only for subjects for which that holds."""

    limit: str | None = None
    setting: str | None = None
    when: Expr | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Basis":
        if (self.limit is None) == (self.setting is None):
            raise ValueError("name a limit or a setting")
        return self


class Event(Tied):
    """An event that opens or closes an interval: `{visit: visits, where: …, on: visit.visited_on}`."""

    on: Expr


class Derived(Part):
    """A subject that is not a row of a table (docs/rule-language.md, section 4)."""

    interval: "IntervalOf | None" = None
    periods: "Periods | None" = None
    dates_in_order: dict[str, list[tuple[str, str]]] | None = None
    but: dict[str, Expr] = Field(default_factory=dict)
    ids_known: Literal["all"] | None = None
    columns_filled: Literal["need"] | None = None


class IntervalOf(Part):
    """Subjects that run from one event to the next inside a period."""

    of: dict[str, str]
    where: Expr | None = None
    from_: Expr = Field(alias="from")
    to: Expr
    between: Event
    opened_also_by: list[Literal["start"] | Event] = Field(default_factory=list)
    join: str = "child_id"


class Periods(Part):
    """Subjects that are whole months or weeks up to the audit date: by themselves, or each with each worker or team."""

    lengths: list[Literal["month", "week"]] = Field(default_factory=lambda: ["month"])  # type: ignore[arg-type]
    months: int = Field(default=12, ge=1, description="How many months before the audit date the first one begins.")
    each: dict[str, str] = Field(default_factory=dict, max_length=1, description="Alias and table: workers or teams.")
    together: bool = Field(default=False, description="Also the period by itself, for all of them together.")


class Example(Part):
    """One of a rule's own tests: the rows that differ from the base records, and what comes out."""

    name: str
    outcome: Literal["met", "late", "not_met", "due", "not_applicable", "cannot_tell", "to_read", "none"]
    as_at: Any
    records: dict[str, list[dict[str, Any]]] = Field(default_factory=dict)
    due: Any = None
    found: Any = None
    over: int | None = None
    severity: str | None = None
    subject: str | None = None
    absent: list[str] = Field(default_factory=list)
    settings: dict[str, Any] = Field(default_factory=dict)
    rules: list[str] = Field(default_factory=list, description="Of the rules that it runs after, only these.")
    says: str | None = None
    why: str | None = None
