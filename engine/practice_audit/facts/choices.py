"""Choices between values, with their doubt: the first filled, the earliest, the latest, one under a condition."""

from collections.abc import Iterable

import numpy as np

from practice_audit.facts.values import FOREVER, WIDEST, Mask, Numbers, Texts, Truth


def either(value: Numbers, other: Numbers) -> Numbers:
    """The first where it is filled, else the second."""
    lo = np.where(
        value.sure, value.lo, np.where(value.may, np.minimum(value.lo, np.where(other.may, other.lo, WIDEST)), other.lo)
    )
    hi = np.where(
        value.sure,
        value.hi,
        np.where(value.may, np.maximum(value.hi, np.where(other.may, other.hi, -WIDEST)), other.hi),
    )
    return Numbers(lo, hi, value.sure | other.sure, value.may | other.may, _working(value, other, value.sure))


def either_text(value: Texts, other: Texts) -> Texts:
    """The first where it is filled, else the second."""
    take = value.may
    known = np.where(value.sure, value.known, ~value.may & other.known)
    return Texts(
        np.where(take, value.value, other.value), value.sure | other.sure, value.may | other.may, known, value.free
    )


def earliest(values: Iterable[Numbers]) -> Numbers:
    """The least of those that are filled."""
    return _least(list(values))


def latest(values: Iterable[Numbers]) -> Numbers:
    """The greatest of those that are filled."""
    turned = _least([Numbers(-v.hi, -v.lo, v.sure, v.may, v.working) for v in values])
    return Numbers(-turned.hi, -turned.lo, turned.sure, turned.may, turned.working)


def _least(values: list[Numbers]) -> Numbers:
    size = len(values[0].lo)
    lo, least_sure, greatest = np.full(size, WIDEST), np.full(size, WIDEST * 2), np.full(size, -WIDEST)
    sure, may = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    for value in values:
        lo = np.where(value.may, np.minimum(lo, value.lo), lo)
        least_sure = np.where(value.sure, np.minimum(least_sure, value.hi), least_sure)
        greatest = np.where(value.may, np.maximum(greatest, value.hi), greatest)
        sure |= value.sure
        may |= value.may
    hi = np.where(sure, least_sure, greatest)
    working = np.zeros(len(lo), dtype=bool)
    for value in values:
        if value.working is not None:
            working |= value.working & value.may & (value.lo == lo)
    return Numbers(lo, hi, sure, may, working)


def when(condition: Truth, value: Numbers | Texts) -> Numbers | Texts:
    """The value where the condition holds, else a blank."""
    sure, may = value.sure & condition.yes, value.may & condition.may
    if isinstance(value, Texts):
        return Texts(value.value, sure, may, value.known, value.free)
    return Numbers(np.where(may, value.lo, WIDEST), np.where(may, value.hi, -WIDEST), sure, may, value.working)


def or_forever(value: Numbers) -> Numbers:
    """The value, or a day later than all where it is blank."""
    filled = np.ones(len(value.lo), dtype=bool)
    return Numbers(np.where(value.may, value.lo, FOREVER), np.where(value.sure, value.hi, FOREVER), filled, filled)


def _working(value: Numbers, other: Numbers, first: Mask) -> Mask | None:
    if value.working is None and other.working is None:
        return None
    none = np.zeros(len(first), dtype=bool)
    return np.where(
        first, none if value.working is None else value.working, none if other.working is None else other.working
    )
