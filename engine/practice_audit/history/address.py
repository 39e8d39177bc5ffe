"""Where the history is: what `--history` means."""

from pathlib import Path

from practice_audit.errors import WrongUsage

FILE = "practice-audit.db"
NO_HISTORY = "none"
SQLITE = "sqlite:///"


def history_file(given: str | None, out: Path | None) -> Path | None:
    """Give the file of the history.

    Args:
        given: the value of `--history`: a file, the same as `sqlite:///file`, or "none".
        out: the folder of `--out`; the history is in it where none is given.

    Returns:
        The file, which may not be there yet; None for no history.

    Raises:
        WrongUsage: an address of another kind of store.
    """
    if given is None:
        return out / FILE if out else None
    if given == NO_HISTORY:
        return None
    path = given.removeprefix(SQLITE)
    if "://" in path or not path:
        raise WrongUsage(
            "this kind of store is not known.", where=f"--history {given}", next_step="Name a file, or write none."
        )
    return Path(path)
