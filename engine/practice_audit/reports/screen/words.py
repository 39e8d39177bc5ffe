"""How numbers, days and severities are written on the screen."""

from datetime import date

SEVERITY = {
    "S1": "act today",
    "S2": "serious delay or missing oversight",
    "S3": "practice to strengthen",
    "S4": "record keeping",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 row, 2,408 rows."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share in whole percent; never 100 % or 0 % of what is not all or none."""
    whole = round(share * 100)
    return (
        f"{min(whole, 99) if share < 1 else whole if share <= 1 else 100} %"
        if whole
        else ("0 %" if not share else "1 %")
    )


def day(of: date) -> str:
    """12 December 2012."""
    return f"{of.day} {of:%B} {of.year}"


def listed(words: list[str], most: int = 12) -> str:
    """a, b, c and 4 more."""
    shown = ", ".join(words[:most])
    return shown if len(words) <= most else f"{shown} and {len(words) - most:,} more"


def severity(code: str) -> str:
    """S1 act today."""
    return f"{code} {SEVERITY[code]}"
