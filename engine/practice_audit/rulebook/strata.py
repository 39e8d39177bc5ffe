"""The order in which rules run: a rule that holds rows back runs before every rule that it holds them back from."""

from graphlib import CycleError, TopologicalSorter

from practice_audit.errors import RuleWrong
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Hold


def held_from(hold: Hold, rule: Rule) -> bool:
    """Whether a hold keeps its rows back from a rule."""
    if rule.id in hold.but or rule.family in hold.but:
        return False
    return rule.id in hold.rules or rule.family in hold.rules or ("all" in hold.rules and not rule.holds_back)


def in_strata(rules: list[Rule]) -> list[list[Rule]]:
    """Rules in layers, each after all that hold something back from it.

    Raises:
        RuleWrong: two rules hold each other back.
    """
    before = {
        rule.id: {
            other.id for other in rules if other is not rule and any(held_from(hold, rule) for hold in other.holds_back)
        }
        for rule in rules
    }
    sorter = TopologicalSorter(before)
    try:
        sorter.prepare()
    except CycleError as wrong:
        raise RuleWrong(
            f"these rules hold each other back: {', '.join(wrong.args[1])}",
            where="holds_back",
            next_step="Take one of them out of the other's 'rules'.",
        ) from None
    layers = []
    by_id = {rule.id: rule for rule in rules}
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        layers.append([by_id[name] for name in ready])
        sorter.done(*ready)
    return layers
