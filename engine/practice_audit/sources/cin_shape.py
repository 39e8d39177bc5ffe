"""The groups and elements of the census: what is read, what is known and has no place here, and a count of all the rest."""

from collections import Counter
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

NOT_UNDERSTOOD: Final = "not an element of the census as this reader knows it"
NO_PLACE: Final = "understood, but nothing in the native tables holds it"
REPEATED: Final = "more than one where the census allows one; the first was read"
STRAY: Final = "text between the elements"


@dataclass(frozen=True)
class Shape:
    """What one group may hold. `once` and `many` are read, `unused` is known and has no place, `groups` are gone into."""

    once: frozenset[str] = frozenset()
    many: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    unused: frozenset[str] = frozenset()


def _shape(once: str = "", *, many: str = "", groups: str = "", unused: str = "") -> Shape:
    return Shape(frozenset(once.split()), frozenset(many.split()), frozenset(groups.split()), frozenset(unused.split()))


SHAPES: Final = {
    "Header": _shape(groups="CollectionDetails", unused="Source"),
    "CollectionDetails": _shape("Collection ReferenceDate", unused="Year"),
    "Child": _shape(groups="ChildIdentifiers ChildCharacteristics CINdetails"),
    "ChildIdentifiers": _shape(
        "LAchildID PersonBirthDate ExpectedPersonBirthDate Sex GenderCurrent PersonDeathDate",
        unused="UPN FormerUPN UPNunknown",
    ),
    "ChildCharacteristics": _shape("Ethnicity", groups="Disabilities"),
    "Disabilities": _shape(many="Disability"),
    "CINdetails": _shape(
        "CINreferralDate ReferralSource CINclosureDate ReasonForClosure DateOfInitialCPC ReferralNFA",
        groups="Assessments CINPlanDates Section47 ChildProtectionPlans",
        unused="PrimaryNeedCode",
    ),
    "Assessments": _shape(
        "AssessmentActualStartDate AssessmentAuthorisationDate",
        unused="AssessmentInternalReviewDate FactorsIdentifiedAtAssessment",
    ),
    "CINPlanDates": _shape("CINPlanStartDate CINPlanEndDate"),
    "Section47": _shape("S47ActualStartDate DateOfInitialCPC ICPCnotRequired", unused="InitialCPCtarget"),
    "ChildProtectionPlans": _shape(
        "CPPstartDate CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse",
        groups="Reviews",
        unused="NumberOfPreviousCPP",
    ),
    "Reviews": _shape(many="CPPreviewDate"),
}

# The census's own validator spells this group otherwise in its tables, and some exports follow it.
ALIASES: Final = {"CINplanDates": "CINPlanDates"}

Tally = Counter[tuple[str, str, str]]  # (group, element, why it was not used) -> how many


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the file: its filled elements by name, and the groups within it."""

    texts: dict[str, list[str]]
    groups: dict[str, list["Group"]]

    def text(self, *names: str) -> str | None:
        """Give the first text of the first of these elements that is filled."""
        return next((self.texts[name][0] for name in names if name in self.texts), None)

    def all(self, name: str) -> list["Group"]:
        """Give every group of this name, in the order of the file."""
        return self.groups.get(name, [])


def open_group(element: Element, tally: Tally) -> Group:
    """Read a known group; whatever in it cannot be used is added to `tally` and not gone into."""
    name = ALIASES.get(element.tag, element.tag)
    shape, group = SHAPES[name], Group({}, {})
    if _filled(element.text):
        tally[name, STRAY, NOT_UNDERSTOOD] += 1
    for part in element:
        _take(part, name, shape, group, tally)
        if _filled(part.tail):
            tally[name, STRAY, NOT_UNDERSTOOD] += 1
    return group


def _take(part: Element, within: str, shape: Shape, group: Group, tally: Tally) -> None:
    tag = ALIASES.get(part.tag, part.tag)
    if tag in shape.groups:
        group.groups.setdefault(tag, []).append(open_group(part, tally))
    elif tag in shape.once or tag in shape.many:
        for inner in part:
            tally[tag, inner.tag, NOT_UNDERSTOOD] += 1
        if part.text and (text := part.text.strip()):
            if tag in shape.once and tag in group.texts:
                tally[within, tag, REPEATED] += 1
            group.texts.setdefault(tag, []).append(text)
    else:
        tally[within, tag, NO_PLACE if tag in shape.unused else NOT_UNDERSTOOD] += 1


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())
