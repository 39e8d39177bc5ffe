"""The file with the key of the codes: read, or made where it is missing."""

import os
import secrets
from pathlib import Path

from practice_audit.errors import WrongUsage

KEY_BYTES, LEAST_BYTES = 32, 16


def read_key(file: Path) -> tuple[bytes, list[str]]:
    """Read the key; where there is no such file a new key is made, for the user's eyes only.

    Returns:
        The key, and what is to be said to the user.

    Raises:
        WrongUsage: the file is too short for a key, or cannot be read or made.
    """
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as new:
                new.write(secrets.token_hex(KEY_BYTES) + "\n")
            told = (
                f"A new key was made: {file}. Keep it apart from the reports, where only those can read it who may "
                "know who the children are. With the same key the codes stay the same from month to month."
            )
            said = [told]
        else:
            said = []
        key = file.read_bytes().strip()
    except OSError as wrong:
        raise WrongUsage(
            f"the key cannot be read or made: {wrong.strerror}.",
            where=f"--pseudonymise {file}",
            next_step="Name a file that you can read, or one that is not there yet: a key is made in it.",
        ) from None
    if len(key) < LEAST_BYTES:
        raise WrongUsage(
            f"this is no key: it is shorter than {LEAST_BYTES} characters, so its codes could be undone by trying.",
            where=f"--pseudonymise {file}",
            next_step="Name a file that is not there yet: a key is made in it.",
        )
    return key, said
