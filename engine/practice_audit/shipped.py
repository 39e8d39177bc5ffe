"""Where the files that come with the program are: the rules and the fictional month."""

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = {"rules": "rules", "demo": "fixtures/2012-12"}


def shipped(name: Literal["rules", "demo"]) -> Path:
    """Find a shipped folder: inside the package in a wheel, else in the checkout that the package is in.

    An editable install leaves a second, stale copy in site-packages: so look beside this file, and nowhere else.

    Args:
        name: "rules" (the procedure as data) or "demo" (the example month).

    Returns:
        The folder.
    """
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parents[1] / CHECKOUT[name]
