"""A made-up children in need census of any size: one return, an episode a child, reproducible by seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

REFERENCE = date(2026, 3, 31)


def write(folder: Path, children: int) -> list[str]:
    """Write it; gives what stands after `practice-audit records check`."""
    folder.mkdir(parents=True)
    chance = random.Random(1)  # noqa: S311 - a made-up census, no secret
    with (folder / "census.xml").open("w", encoding="utf-8") as file:
        file.write(
            f"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>"
            f"<ReferenceDate>{REFERENCE}</ReferenceDate></CollectionDetails></Header><Children>\n"
        )
        for number in range(1, children + 1):
            file.writelines(_child(number, chance))
        file.write("</Children></Message>\n")
    return [str(folder / "census.xml")]


def _child(number: int, chance: random.Random) -> Iterator[str]:
    born = REFERENCE - timedelta(days=chance.randrange(30, 17 * 365))
    referred = REFERENCE - timedelta(days=chance.randrange(60, 360))
    yield (
        f"<Child><ChildIdentifiers><LAchildID>C{number:07}</LAchildID><PersonBirthDate>{born}</PersonBirthDate>"
        "<Sex>F</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>\n"
    )
    yield f"<CINdetails><CINreferralDate>{referred}</CINreferralDate><ReferralSource>1A</ReferralSource>"
    yield f"<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA>{_assessment(referred)}"
    if number % 3 == 0:
        yield _protected(referred + timedelta(days=2), chance)
    yield "</CINdetails></Child>\n"


def _assessment(referred: date) -> str:
    return (
        f"<Assessments><AssessmentActualStartDate>{referred + timedelta(days=1)}</AssessmentActualStartDate>"
        f"<AssessmentAuthorisationDate>{referred + timedelta(days=50)}</AssessmentAuthorisationDate></Assessments>"
    )


def _protected(enquiry: date, chance: random.Random) -> str:
    conference = enquiry + timedelta(days=chance.randrange(10, 25))
    reviews = "".join(
        f"<CPPreviewDate>{day}</CPPreviewDate>"
        for day in (conference + timedelta(days=85), conference + timedelta(days=255))
        if day <= REFERENCE
    )
    return (
        f"<Section47><S47ActualStartDate>{enquiry}</S47ActualStartDate><DateOfInitialCPC>{conference}</DateOfInitialCPC>"
        f"<ICPCnotRequired>false</ICPCnotRequired></Section47><ChildProtectionPlans><CPPstartDate>{conference}"
        f"</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><Reviews>{reviews}</Reviews>"
        "</ChildProtectionPlans>"
    )
