"""What `--select` and `--ignore` name: rules by id, family, severity or stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice_audit.errors import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practice_audit.rulebook.loader import Rulebook
    from practice_audit.rulebook.model import Rule


def selected(book: Rulebook, select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Give the ids of the rules that are asked for.

    Args:
        book: the rules in use.
        select: ids, families, severities or stages, each perhaps a list with commas; none means all.
        ignore: those of them that are left out.

    Raises:
        WrongUsage: a word names nothing, or no rule is left.
    """
    names = {word: _named(book) for word in ("--select", "--ignore")}
    chosen = _ids(names["--select"], "--select", select) or set(book.rules)
    chosen -= _ids(names["--ignore"], "--ignore", ignore)
    if not chosen:
        raise WrongUsage("no rule is left.", where="--select, --ignore", next_step="`rules list` shows all.")
    return frozenset(chosen)


def with_what_holds_back(book: Rulebook, chosen: frozenset[str]) -> set[str]:
    """The chosen rules and those that hold rows back from them, which must run first."""
    from practice_audit.examples import wanted  # noqa: PLC0415 - so that --help need not wait for pandas

    return set().union(*(wanted(book, rule) for rule in chosen))


def _ids(names: dict[str, set[str]], option: str, words: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for word in (part.strip() for given in words for part in given.split(",")):
        if not word:
            continue
        if word.lower() not in names:
            from practice_audit.rulebook.expressions import did_you_mean  # noqa: PLC0415

            meant = did_you_mean(word.upper(), [name.upper() for name in names]) or "."
            raise WrongUsage(
                f"no rule, family, severity or stage is called {word!r}{meant}",
                where=option,
                next_step="`practice-audit rules list` shows all rules.",
            )
        found |= names[word.lower()]
    return found


def _named(book: Rulebook) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for rule in book.rules.values():
        for word in _words(rule):
            names.setdefault(word.lower(), set()).add(rule.id)
    return names


def _words(rule: Rule) -> list[str]:
    stage = rule.stage.replace(" ", "_")
    return [rule.id, rule.family, rule.severity, *rule.severity_when, rule.stage, stage, stage.replace("_", "-")]
