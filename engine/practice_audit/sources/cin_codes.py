"""The census's codes in the words of the native layout; a code that is not listed is passed on as it stands."""

from practice_audit.sources.tables import Damaged

GENDERS = {
    "M": "male",
    "F": "female",
    "U": "unknown",
    "1": "male",  # GenderCurrent, the returns up to 2024
    "2": "female",
    "0": "unknown",
    "9": "other",
}

REFERRAL_SOURCES = {
    "1A": "family member, relative or carer",
    "1B": "acquaintance",
    "1C": "self",
    "1D": "other individual",
    "2A": "school",
    "2B": "education service",
    "3A": "GP",
    "3B": "health visitor",
    "3C": "school nurse",
    "3D": "other primary health service",
    "3E": "accident and emergency",
    "3F": "other health service",
    "4": "housing",
    "5A": "local authority social care",
    "5B": "other local authority service",
    "5C": "another local authority",
    "5D": "local authority early help",
    "6": "police",
    "7": "other legal agency",
    "8": "other",
    "9": "anonymous",
    "10": "unknown",
}

# RC7 also covers a child no longer in need, and RC8 a need never found: neither says that needs were met.
CLOSURE_REASONS = {
    "RC1": "adopted",
    "RC2": "child_died",
    "RC3": "other",
    "RC4": "other",
    "RC5": "transferred_to_other_authority",
    "RC6": "other",  # adult services: the code does not say that the child was 18
    "RC7": "other",
    "RC8": "other",
    "RC9": "step_down_to_early_help",
}

CATEGORIES = {
    "NEG": "neglect",
    "PHY": "physical abuse",
    "SAB": "sexual abuse",
    "EMO": "emotional abuse",
    "MUL": "multiple",
}

TRUTHS: dict[str, bool | Damaged] = {"1": True, "true": True, "0": False, "false": False}


def worded(code: str | None, words: dict[str, str]) -> str | None:
    """Give the words for a code in any case; an unknown code comes back as it was, for `records` to judge."""
    return None if code is None else words.get(code.upper(), code)


def truth(text: str | None, element: str) -> bool | Damaged | None:
    """Read 0, 1, true or false in any case; any other text is damaged, and whatever hangs on it is in doubt."""
    if text is None:
        return None
    return TRUTHS.get(text.lower(), Damaged(f"{element} is none of 0, 1, true and false"))
