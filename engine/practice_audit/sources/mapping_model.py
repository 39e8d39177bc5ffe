"""The form of a mapping: from an authority's own files, columns and codes to the native tables."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from practice_audit.sources.headings import plain

WAYS = ("column", "first_of", "joined", "constant")
FILLED, BLANK = "filled", "blank"


def _listed(value: Any) -> Any:  # noqa: ANN401 - a value out of YAML may be of any type until pydantic has looked at it
    return [value] if isinstance(value, str | dict) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Part(BaseModel):
    """A part of a mapping: nothing may stand in it that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Taken(Part):
    """How one native column is filled: from one column, the first filled of several, several joined, or one value."""

    column: str | None = None
    first_of: Texts = ()
    joined: Texts = ()
    with_: str = Field(default=" ", alias="with")
    constant: str | None = None
    dates: Texts = ()
    values: dict[str, str] = Field(default_factory=dict)
    others: str | None = None
    blank: Texts = ()
    digits: int | None = Field(default=None, ge=1, le=30)

    @model_validator(mode="after")
    def _one_way(self) -> "Taken":
        used = [way for way in WAYS if getattr(self, way)]
        if len(used) != 1:
            raise ValueError(f"one of {', '.join(WAYS)} must say where the value comes from, and only one")
        if self.constant is not None and (self.dates or self.values or self.blank or self.others or self.digits):
            raise ValueError("a constant is the same on every row: it takes no other word")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings that it reads."""
        return self.first_of or self.joined or ((self.column,) if self.column else ())


def _from_heading(value: Any) -> Any:  # noqa: ANN401
    return {"column": value} if isinstance(value, str) else value


class Block(Part):
    """One file, or one sheet of it, as rows of one native table."""

    from_: str = Field(alias="from")
    sheet: str | None = None
    headings_in_row: int | None = Field(default=None, ge=1)
    only: dict[str, Texts] = Field(default_factory=dict)
    fill_down: Texts = ()
    dates: Texts = ()
    columns: dict[str, Annotated[Taken, BeforeValidator(_from_heading)]]

    @property
    def headings(self) -> dict[str, str]:
        """Every heading that it speaks of, by its plain form."""
        taken = [heading for one in self.columns.values() for heading in one.columns]
        return {plain(heading): heading for heading in [*taken, *self.only, *self.fill_down]}


class Mapping(Part):
    """A whole mapping: for each native table the blocks that fill it."""

    dates: Texts = ()
    blank: Texts = ()
    tables: dict[str, Annotated[tuple[Block, ...], BeforeValidator(_listed)]]

    @property
    def blocks(self) -> list[tuple[str, int, Block]]:
        """Each block with its table and its number there."""
        return [(table, at, block) for table, blocks in self.tables.items() for at, block in enumerate(blocks)]
