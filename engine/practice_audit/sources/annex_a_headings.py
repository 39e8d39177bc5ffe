"""The headings of the lists of Annex A and the names of their sheets, with the spellings met of each."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_OTHER_SIGNS: Final = re.compile(r"[^a-z0-9]+")


def words(name: object) -> str:
    """Bring a heading or a name to its words: lower case, no accents or signs, single blanks."""
    plain = unicodedata.normalize("NFKD", str(name)).replace("\u2019", "").replace("'", "")
    return _OTHER_SIGNS.sub(" ", plain.encode("ascii", "ignore").decode().lower()).strip()


@dataclass(frozen=True)
class AnnexList:
    """One list.

    Attributes:
        number: 1 to 11.
        names: what its sheet or file is called where not by its number, as words.
        columns: the columns that are read: a short name to a pattern over the heading's words.
        unused: a pattern of the headings that are understood and have no place in the native tables.
        needs: the columns without which the list cannot be read.
    """

    number: int
    names: tuple[str, ...]
    columns: Mapping[str, re.Pattern[str]]
    unused: re.Pattern[str]
    needs: tuple[str, ...] = ("child",)

    @property
    def title(self) -> str:
        """How it is named to the user."""
        return f"List {self.number}"


_COMMON: Final = {
    "child": r"child.* id( no| number)?$|unique id|^id child|^child unique identifier",
    "gender": r"gender|sex$",
    "ethnicity": r"ethnic.*",
    "born": r"date (of )?birth|dob|birth date|child.* date of birth",
    "age": r"age|age of child.*|child.* age( years)?",
}
_DISABLED: Final = {"disabled": r"(does the child have a |has )?disab.*"}
_WHO: Final = {"worker": r"allocated (social )?worker.*"}


def _list(number: int, names: str, columns: dict[str, str], unused: str, *needs: str) -> AnnexList:
    return AnnexList(
        number,
        tuple(names.split("|")),
        {key: re.compile(pattern) for key, pattern in columns.items()},
        re.compile(unused),
        ("child", *needs),
    )


LISTS: Final = {
    one.number: one
    for one in (
        _list(
            1,
            "contacts|contact",
            {
                **_COMMON,
                "received": r"(date of )?contact( date)?|date of contact",
                "source": r"contact source.*|source.*",
            },
            r"allocated.*",
            "received",
        ),
        _list(
            2,
            "early help|early help assessments",
            {
                **_COMMON,
                "started": r"(early help )?assessment start.*|start date",
                "completed": r"(early help )?assessment (completion|completed|end).*",
            },
            r"organi[sz]ation.*",
            "started",
        ),
        _list(
            3,
            "referrals|referral",
            {
                **_COMMON,
                **_WHO,
                "received": r"(date of )?referral( date)?|date of referral",
                "source": r"referral source.*|source.*",
                "nfa": r"referral nfa|.*no further action.*|nfa",
            },
            r"number of referrals.*|allocated team.*",
            "received",
        ),
        _list(
            4,
            "assessments|assessment|section 17|social care assessments",
            {
                **_COMMON,
                **_DISABLED,
                **_WHO,
                "started": r"(continuous )?assessment start.*",
                "seen": r"child seen.*",
                "authorised": r"(continuous )?assessment (date of )?authori[sz]ation.*",
                "support": r"was the child assessed.*|.*requiring la.*",
            },
            r"allocated team.*",
            "started",
        ),
        _list(
            5,
            "sec47 and icpc|section 47|section 47 enquiries|s47|s47 and icpc|sec 47|icpc|section 47 enquiries and icpc",
            {
                **_COMMON,
                **_DISABLED,
                **_WHO,
                "started": r"strategy discussion.*|section 47 enquiry start date|s47 start date",
                "unnecessary": r"was an initial child protection conference deemed.*|was an icpc.*|.*unnecessary.*",
                "conference": r"date of (initial child protection conference|icpc).*",
                "plan": r"did the (initial child protection conference|icpc).*",
            },
            r"number of (section 47|s47|icpc).*|allocated team.*",
            "started",
        ),
        _list(
            6,
            "children in need|child in need|cin|in need",
            {
                **_COMMON,
                **_DISABLED,
                **_WHO,
                "started": r"cin start date|child in need start date|start date",
                "seen": r"date child (was )?last seen.*|.*last seen.*",
                "closed": r"cin (closure|close|end) date.*|closure date",
                "reason": r"reason for closure.*|closure reason.*",
                "status": r"case status.*",
            },
            r"primary need.*|allocated team.*",
        ),
        _list(
            7,
            "child protection|cp|children on child protection plans|child protection plans|cpp",
            {
                **_COMMON,
                **_DISABLED,
                **_WHO,
                "started": r"(child protection plan|cpp|cp plan) start.*",
                "category": r"latest category.*",
                "first_category": r"initial category.*",
                "visited": r"date of (the )?(last|latest) statutory visit.*",
                "alone": r"was (the )?child seen alone.*|seen alone.*",
                "reviewed": r"date of (the )?latest review.*|.*review conference.*",
                "ended": r"(child protection plan|cpp|cp plan) end.*",
            },
            r"subject to emergency.*|number of previous.*|allocated team.*",
            "started",
        ),
        _list(
            8,
            "children in care|child in care|looked after children|lac|cla|looked after",
            {
                **_COMMON,
                **_DISABLED,
                **_WHO,
                "started": r"date started to be looked after.*",
                "legal": r"(childs )?legal status.*",
                "visited": r"date of (the )?(last|latest) social work visit.*",
                "ended": r"date ceased to be looked after.*",
            },
            r"unaccompanied.*|childs category of need|is this a second.*|start date of.*"
            r"|date of l(ast|atest) (statutory review|iro|health|dental).*"
            r"|what is the permanence.*|permanence plan.*|number of.*|reason ceased.*|placement.*|urn.*|la of placement"
            r"|was the child offered.*|did the child accept.*|allocated team.*",
            "started",
        ),
        _list(
            9,
            "care leavers|care leaver|leaving care",
            {**_COMMON, **_DISABLED},
            r"unaccompanied.*|eligibility.*|latest .*|la in touch.*|type of accommodation.*|suitability.*|activity.*"
            r"|allocated.*",
        ),
        _list(
            10,
            "adoption|children adoption|adopted",
            {**_COMMON, **_DISABLED},
            r"family identifier|date.*|reason why.*",
        ),
    )
}
