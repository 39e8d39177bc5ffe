"""Shared named exemptions and links between records, as rules/exemptions.yaml and rules/links.yaml say them."""

from pydantic import Field, model_validator

from practice_audit.rulebook.parts import Expr, Lookup, Part, Tied


class Exemption(Tied):
    """A named exemption: a condition on the subject's child, or a record of the child (`where`)."""

    meaning: str
    condition: Expr | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "Exemption":
        if (self.condition is None) == (not self.aliases):
            raise ValueError("give a 'condition', or a record with 'where'")
        return self


class LinkBetween(Part):
    """The record that a row belongs to: by its id where that is filled, else looked up."""

    id: str
    to: str
    else_: Lookup = Field(alias="else")
