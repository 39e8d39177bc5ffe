"""A child's way from early help to protection: its steps in plain words, and the rules that time them."""

from functools import cache

from pydantic import Field

from practice_audit.places import read_yaml
from practice_audit.rulebook.loader import validated
from practice_audit.rulebook.parts import Part
from practice_audit.shipped import shipped


class JourneyStep(Part):
    """One step, in words for people who do not know the trade.

    Attributes:
        name: of the step.
        short: a few words for a chart.
        what: what happens, in a sentence.
        from_to: what is timed.
        timed_by: the rules that time it; of a child the first that has an outcome.
        limits: how long it should take.
        good: what good looks like.
        beside: quality at the same step: words, and the rule that looks at it.
    """

    name: str
    short: str = Field(max_length=26)
    what: str
    from_to: str
    timed_by: list[str] = Field(min_length=1)
    limits: list[str]
    good: str
    beside: dict[str, str] = Field(default_factory=dict)


class Journey(Part):
    """What rules/journey.yaml says."""

    steps: list[JourneyStep] = Field(min_length=1)

    @property
    def named(self) -> set[str]:
        """Every rule that it speaks of."""
        return {rule for step in self.steps for rule in [*step.timed_by, *step.beside.values()]}


@cache
def shipped_journey() -> Journey:
    """Read rules/journey.yaml.

    Raises:
        RuleWrong: it is not of the form.
    """
    written, places = read_yaml(shipped("rules") / "journey.yaml")
    return validated(Journey, written, places)
