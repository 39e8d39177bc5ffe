"""Numbers of things in words, for what is said to the user."""


def counted(number: int, thing: str) -> str:
    """Say how many: "1 row", "2,408 rows"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
