"""The order in which rules run: a rule that holds rows back runs before every rule that it holds them back from.

A rule about the outcomes of others runs after them.
"""

from graphlib import CycleError, TopologicalSorter

from practice_audit.errors import RuleWrong
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Hold


def held_from(hold: Hold, rule: Rule) -> bool:
    """Whether a hold keeps its rows back from a rule."""
    if rule.id in hold.but or rule.family in hold.but:
        return False
    return rule.id in hold.rules or rule.family in hold.rules or ("all" in hold.rules and not rule.holds_back)


def runs_after(rule: Rule, other: Rule) -> bool:
    """Whether a rule is about the outcomes of another: by id, by family, or of all that are about none themselves."""
    if rule is other or not rule.after:
        return False
    return other.id in rule.after or other.family in rule.after or ("all" in rule.after and not other.after)


def in_strata(rules: list[Rule]) -> list[list[Rule]]:
    """Rules in layers, each after all that hold something back from it and all whose outcomes it is about.

    Raises:
        RuleWrong: two rules wait for each other.
    """
    holders = [rule for rule in rules if rule.holds_back]
    before = {
        rule.id: {
            *(
                other.id
                for other in holders
                if other is not rule and any(held_from(hold, rule) for hold in other.holds_back)
            ),
            *(other.id for other in (rules if rule.after else ()) if runs_after(rule, other)),
        }
        for rule in rules
    }
    sorter = TopologicalSorter(before)
    try:
        sorter.prepare()
    except CycleError as wrong:
        raise RuleWrong(
            f"these rules wait for each other: {', '.join(wrong.args[1])}",
            where="holds_back, after",
            next_step="Take one of them out of the other's 'rules' (or 'after').",
        ) from None
    layers = []
    by_id = {rule.id: rule for rule in rules}
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        layers.append([by_id[name] for name in ready])
        sorter.done(*ready)
    return layers
