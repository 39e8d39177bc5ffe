"""Numbers by group without the small ones, and without those from which a small one could be worked out."""

from collections.abc import Mapping

from practice_audit.reports.counts import SMALL_GROUP


def shown_numbers(numbers: Mapping[str, int]) -> dict[str, int | None]:
    """Give each number, None where it is hidden.

    A reader knows the sum of all. So a number under five is hidden, and where one hidden number, or a sum of hidden
    ones under five, would tell it all the same, the next smallest is hidden too: all hidden ones look alike.
    """
    order = sorted(numbers, key=lambda name: (numbers[name], name))
    hidden = [name for name in order if numbers[name] < SMALL_GROUP]
    if hidden:
        rest = iter(order[len(hidden) :])
        while len(hidden) < 2 or sum(numbers[name] for name in hidden) < SMALL_GROUP:  # noqa: PLR2004 - one has no cover
            another = next(rest, None)
            if another is None:
                break
            hidden.append(another)
    return {name: None if name in hidden else number for name, number in numbers.items()}
