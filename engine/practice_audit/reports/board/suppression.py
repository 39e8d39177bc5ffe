"""Numbers by group without the small ones, and without those from which a small one could be worked out."""

from collections.abc import Mapping

from practice_audit.reports.counts import SMALL_GROUP


def shown_numbers(numbers: Mapping[str, int]) -> dict[str, int | None]:
    """Give each number, None where it is hidden; all hidden ones look alike.

    A reader knows the sum of all, and so that of the hidden ones. Numbers under five are hidden; where their sum would
    tell one of them all the same, the next smallest are hidden too.
    """
    least = SMALL_GROUP - 1
    while True:
        hidden = [number for number in numbers.values() if number <= least]
        larger = [number for number in numbers.values() if number > least]
        if not hidden or not larger or not _is_told(hidden):
            break
        least = min(larger)  # with all that are equal to it: which of them was hidden would tell something
    return {name: None if number <= least else number for name, number in numbers.items()}


def _is_told(hidden: list[int]) -> bool:
    """Whether the sum of hidden numbers tells them: one alone, hardly any, or each as large as a hidden one can be."""
    return len(hidden) == 1 or sum(hidden) < SMALL_GROUP or min(hidden) == max(hidden) == SMALL_GROUP - 1
