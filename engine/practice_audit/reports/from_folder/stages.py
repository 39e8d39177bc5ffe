"""The stages in the order of a child's journey, and then the work around it."""

from collections.abc import Iterable

JOURNEY = (
    "first response", "early help", "assessment", "pre birth", "section 47", "conferences", "plans", "visits",
    "advocacy", "missing", "transfers", "actions closures", "allocation", "supervision", "chronologies", "quality",
)  # fmt: skip


def in_order(stages: Iterable[str]) -> list[str]:
    """Each stage once, in the order of the journey; one that is not known comes last."""
    place = {stage: number for number, stage in enumerate(JOURNEY)}
    return sorted(set(stages), key=lambda stage: (place.get(stage, len(place)), stage))
