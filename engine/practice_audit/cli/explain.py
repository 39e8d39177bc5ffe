"""Explain one outcome: the standard, its source, the sum day by day, the records, and why not another outcome."""

from difflib import get_close_matches
from pathlib import Path

import click
import pandas as pd

from practice_audit.audit import Audit, run_audits
from practice_audit.cli.finished import check_rule_unchanged, read_again
from practice_audit.cli.record_options import RECORDS, Judging, Reading, record_options, rule_options
from practice_audit.cli.rules.named import rule_named
from practice_audit.errors import AuditIncomplete, WrongUsage
from practice_audit.examples import wanted
from practice_audit.matchers import by_engine
from practice_audit.records import Records
from practice_audit.reports.explanation import explanation
from practice_audit.reports.judged_one import find, one_of
from practice_audit.reports.page import screen_width
from practice_audit.rulebook.loader import Rulebook

OTHER = {"durable": "relational", "relational": "durable"}


@click.command("explain")
@click.argument("key", metavar="KEY")
@click.argument("records", metavar="[RECORDS]…", nargs=-1, type=RECORDS)
@click.option(
    "--out", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR", help="The folder of a run."
)
@record_options
@rule_options
def command(key: str, records: tuple[Path, ...], out: Path | None, reading: Reading, judging: Judging) -> None:
    r"""Explain the outcome KEY, as outcomes.csv names it: rule/table/id.

    With --out, the records of that run are read again with its options; where a file has changed since then, nothing is
    explained. Else name the RECORDS, and the options that the run had.

    \b
    Example:
      practice-audit explain FD-02/referrals/R1 --out out/2012-12
      practice-audit explain FD-02/referrals/R1 export-2012-12 --as-at 2012-12-12
    """
    if (out is None) == (not records and reading.database is None):
        what = "name either the folder of a run (--out) or the records."
        raise WrongUsage(what, where="explain", next_step="`practice-audit explain --help` has an example of each.")
    if out is not None:
        if (reading, judging) != (Reading(), Judging()):
            what = "with --out the options of that run are used, and no others."
            raise WrongUsage(what, where="explain", next_step="Leave them out, or name the records instead of --out.")
        again = read_again(out)
        check_rule_unchanged(again, rule_named(again.book, key.partition("/")[0]).id)
        click.echo(explained(key, again.records, again.book, again.matcher))
        return
    book = judging.rulebook()
    rule_named(book, key.partition("/")[0])
    click.echo(explained(key, reading.load(records), book, judging.matcher_in_use()))


def explained(key: str, records: Records, book: Rulebook, matcher: str) -> str:
    """Judge the rule of a key again, with all that hold records back from it, and explain the outcome.

    Raises:
        WrongUsage: no outcome has that key; the nearest ones are named.
        AuditIncomplete: the two matchers do not say the same of it.
    """
    rule = rule_named(book, key.partition("/")[0])
    checked = by_engine.is_usable()
    audit = run_audits([records], book, matcher=matcher, verify=checked, rules=[wanted(book, rule.id)], only=[rule.id])[
        0
    ]
    found = find(audit.judged, key)
    rows = audit.outcomes[audit.outcomes["key"] == key]
    if found is None or rows.empty:
        raise _no_such(key, rule.id, audit)
    if key in audit.differences:
        raise AuditIncomplete(
            "the two matchers do not say the same of it.", where=key, next_step="Report it with the rule's id."
        )
    said = f"; worked out by the {OTHER[matcher]} matcher too, which says the same." if checked else "."
    one = one_of(audit.facts, *found, dict(rows.iloc[0]))
    return explanation(one, f"Judged by the {matcher} matcher{said}", screen_width())


def _no_such(key: str, rule: str, audit: Audit) -> WrongUsage:
    if rule in audit.not_judged:
        return WrongUsage(
            f"{rule} cannot be judged with these records: {audit.not_judged[rule]}.",
            where=key,
            next_step="`practice-audit records check` says what each rule lacks.",
        )
    keys = audit.outcomes.loc[audit.outcomes["rule"] == rule, "key"].tolist()
    near = [*_of_same_id(key, keys), *get_close_matches(key, keys, n=3, cutoff=0.5)]
    meant = f" Nearest: {', '.join(list(dict.fromkeys(near))[:3])}." if near else ""
    return WrongUsage(
        f"no outcome has this key; {rule} has {len(keys)} with these records.{meant}",
        where=key,
        next_step="outcomes.csv of a run lists every key; `practice-audit run RECORDS --show all` prints them.",
    )


def _of_same_id(key: str, keys: list[str]) -> list[str]:
    ids = pd.Series(keys, dtype=object)
    last = key.rsplit("/", 1)[-1].lower()
    return ids[ids.str.lower().str.split("/").map(lambda parts: last in parts)].tolist() if keys else []
