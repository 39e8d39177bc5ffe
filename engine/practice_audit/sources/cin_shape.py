"""The groups and elements of the census: what is read, what is known and has no place here, a count of the rest."""

from collections import Counter
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

NOT_UNDERSTOOD: Final = "not an element of the census as this reader knows it"
NO_PLACE: Final = "understood, but nothing in the native tables holds it"
REPEATED: Final = "more than one where the census allows one; the first was read"
STRAY: Final = "text between the elements"
OUTSIDE: Final = "outside the children"


@dataclass(frozen=True)
class Shape:
    """What one group may hold: elements read `once` or `many` times, `groups`, `wraps`, and what is known but `unused`.

    A wrap only holds its elements together: they are read as if they stood in the group around it, so one Reviews with
    many dates and many Reviews with one date come out alike.
    """

    once: frozenset[str]
    many: frozenset[str]
    groups: frozenset[str]
    wraps: frozenset[str]
    unused: frozenset[str]


def _shape(once: str = "", *, many: str = "", groups: str = "", wraps: str = "", unused: str = "") -> Shape:
    return Shape(*(frozenset(names.split()) for names in (once, many, groups, wraps, unused)))


SHAPES: Final = {
    "Header": _shape(wraps="CollectionDetails", unused="Source"),
    "CollectionDetails": _shape("Collection ReferenceDate", unused="Year"),
    "Child": _shape(groups="CINdetails", wraps="ChildIdentifiers ChildCharacteristics"),
    "ChildIdentifiers": _shape(
        "LAchildID PersonBirthDate ExpectedPersonBirthDate Sex GenderCurrent PersonDeathDate",
        unused="UPN FormerUPN UPNunknown",
    ),
    "ChildCharacteristics": _shape("Ethnicity", wraps="Disabilities"),
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
        wraps="Reviews",
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
    group = Group({}, {})
    _fill(group, element, tally)
    return group


def _fill(group: Group, element: Element, tally: Tally) -> None:
    within = _name(element)
    shape = SHAPES[within]
    if filled(element.text):
        tally[within, STRAY, NOT_UNDERSTOOD] += 1
    for part in element:
        name = _name(part)
        if name in shape.once or name in shape.many:
            _read(group, part, (within, name), tally, once=name in shape.once)
        elif name in shape.groups:
            group.groups.setdefault(name, []).append(open_group(part, tally))
        elif name in shape.wraps:
            _fill(group, part, tally)
        else:
            tally[within, name, NO_PLACE if name in shape.unused else NOT_UNDERSTOOD] += 1
        if filled(part.tail):
            tally[within, STRAY, NOT_UNDERSTOOD] += 1


def _read(group: Group, part: Element, names: tuple[str, str], tally: Tally, *, once: bool) -> None:
    within, name = names
    for inner in part:
        tally[name, inner.tag, NOT_UNDERSTOOD] += 1
    if part.text and (text := part.text.strip()):
        if once and name in group.texts:
            tally[within, name, REPEATED] += 1
        group.texts.setdefault(name, []).append(text)


def _name(element: Element) -> str:
    return ALIASES.get(element.tag, element.tag)


def filled(text: str | None) -> bool:
    """Say whether there is more than white space."""
    return bool(text and text.strip())
