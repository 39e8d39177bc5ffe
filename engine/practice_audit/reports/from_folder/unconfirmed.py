"""The limits and settings that nobody has confirmed and on which outcomes of a run rest."""

from collections import Counter
from dataclasses import dataclass

from practice_audit.reports.from_folder.choice import Choice
from practice_audit.reports.from_folder.run_folder import RunFolder
from practice_audit.reports.from_folder.said import LimitSaid, SettingSaid


@dataclass(frozen=True)
class Unconfirmed:
    """A limit or setting to be confirmed.

    Attributes:
        name: as the settings file has it.
        in_words: the value in use.
        meaning: what it is.
        rules: those that rest on it.
        breaches: of those rules, open or past, that rest on an unconfirmed value.
    """

    name: str
    in_words: str
    meaning: str
    rules: list[str]
    breaches: int


def unconfirmed_of(run: RunFolder, choice: Choice) -> list[Unconfirmed]:
    """Those with most breaches first; those on which no outcome rests are left out."""
    said: dict[str, LimitSaid | SettingSaid] = {**run.manifest.limits, **run.manifest.settings}
    findings = run.findings
    breaches = Counter(findings.loc[findings["confirmed"] == "no", "rule"].astype(str))
    resting: dict[str, list[str]] = {}
    for rule, one in run.rules(choice.profile).items():
        for name in dict.fromkeys([*one.limits, *one.settings]):
            if rule in run.rests_on_unconfirmed and name in said and not said[name].confirmed:
                resting.setdefault(name, []).append(rule)
    found = [
        Unconfirmed(name, said[name].in_words, said[name].meaning, rules, sum(breaches[rule] for rule in rules))
        for name, rules in resting.items()
    ]
    return sorted(found, key=lambda one: (-one.breaches, -len(one.rules), one.name))
