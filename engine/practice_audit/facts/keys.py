"""Ids as they stand in a key: percent-encoded where they hold a slash, blank, colon or hash."""

import re
from collections.abc import Iterable
from urllib.parse import quote

import numpy as np

from practice_audit.facts.values import Objects

_UNSAFE = re.compile(r"[/\s:#%]")


def encoded(value: str) -> str:
    """One id, safe in a key."""
    return (
        quote(value, safe="".join(chr(n) for n in range(33, 127) if not _UNSAFE.match(chr(n))))
        if _UNSAFE.search(value)
        else value
    )


def encoded_ids(values: Iterable[str | None]) -> Objects:
    """The ids of a table's rows, safe in keys, all different: a blank one is its row, a repeated one has a number."""
    seen: dict[str, int] = {}
    result = []
    for row, value in enumerate(values, start=1):
        name = encoded(value) if value else f"row-{row}"
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return np.asarray(result, dtype=object)
