"""Values of several tables put one under the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from practice_audit.facts.values import Numbers, Texts, Value, as_numbers, as_texts


def stacked(parts: Sequence[Value]) -> Numbers | Texts:
    """Values of one kind, one under the other."""
    if isinstance(parts[0], Texts):
        return stacked_texts([as_texts(part) for part in parts])
    return stacked_numbers([as_numbers(part) for part in parts])


def stacked_texts(parts: Sequence[Texts]) -> Texts:
    """Texts one under the other."""
    return Texts(
        np.concatenate([part.value for part in parts]),
        np.concatenate([part.sure for part in parts]),
        np.concatenate([part.may for part in parts]),
        np.concatenate([part.known for part in parts]),
        parts[0].free,
    )


def stacked_numbers(parts: Sequence[Numbers]) -> Numbers:
    """Numbers one under the other; deadlines are not among them."""
    return Numbers(
        np.concatenate([part.lo for part in parts]),
        np.concatenate([part.hi for part in parts]),
        np.concatenate([part.sure for part in parts]),
        np.concatenate([part.may for part in parts]),
    )
