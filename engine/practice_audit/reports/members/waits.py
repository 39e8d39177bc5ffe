"""Where children waited, in sentences."""

from practice_audit.reports.members.timing import StepTimed

MOST = 3


def waits(steps: list[StepTimed]) -> list[str]:
    """Where most children waited longer than they should, then where it took longest; what cannot be told."""
    said = []
    many = sorted((one for one in steps if one.waited), key=lambda one: (-(one.waited or 0), one.step.name))[:MOST]
    said += [f"{one.step.name}: {one.waited:,} children waited longer than they should, or wait still." for one in many]
    slow = [
        one
        for one in steps
        if one.quartiles and one.target is not None and one.quartiles[1] > one.target and one not in many
    ]
    said += [f"{one.step.name}: at least a quarter of the children waited longer than they should." for one in slow]
    if not said:
        said.append(
            "At no step did so many children wait longer than they should that a number can be shown. Some may have: "
            "small numbers are not shown here. The audit names those children to the managers."
        )
    little = [one.step.name for one in steps if one.little]
    if little:
        said.append(f"Of these steps records tell too little: {'; '.join(little)}.")
    few = [one.step.name for one in steps if one.children is None]
    if few:
        said.append(f"Fewer than five children, or none, came to these steps: {'; '.join(few)}.")
    return said
