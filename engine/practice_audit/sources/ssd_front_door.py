"""From the dataset's front door to native rows: contacts, referrals, closures and early help."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from practice_audit.sources.cin_codes import CLOSURE_REASONS, worded
from practice_audit.sources.ssd_days import Days
from practice_audit.sources.ssd_table import Cells, SsdTable, Tables, Told
from practice_audit.sources.ssd_words import close_code, flags_of, source_in_words, truth
from practice_audit.sources.tables import Cell, Damaged, NotHeld, RawTable

NEXT_HELP: Final = timedelta(days=30)  # early help that begins later than this after a closure did not come of it
ACCEPTED: Final = NotHeld("the dataset does not say when early help was asked for or agreed")
CONTACT_DECISIONS: Final = {
    "NEW_REFERRAL_FLAG": "progress_to_referral",
    "ADVICE_FLAG": "information_and_advice",
    "NFA_FLAG": "no_further_action",
}
REFERRAL_DECISIONS: Final = {
    "SINGLE_ASSESSMENT_FLAG": "assessment",
    "STRATEGY_DISCUSSION_FLAG": "strategy_discussion",
    "NFA_FLAG": "no_further_action",
}


def front_door(tables: Tables, days: Days, told: Told) -> Iterator[RawTable]:
    """Give contacts, referrals with their closures, and early help with the closure that it follows."""
    if contacts := tables.get("ssd_contacts"):
        outcomes = contacts.columns.get("cont_contact_outcome_json")
        yield contacts.native(
            "contacts",
            {
                "contact_id": "cont_contact_id",
                "child_id": "cont_person_id",
                "received_on": "cont_contact_date",
                "source": _sources(contacts, "cont_contact_source"),
                "decision": outcomes and [_decided(flags, CONTACT_DECISIONS) for flags in flags_of(outcomes)],
            },
            {"decision": "a contact's decision is read from the flags of its outcome"},
        )
    closures = None
    if episodes := tables.get("ssd_cin_episodes"):
        yield _referrals(episodes, tables)
        closures = _closed(episodes)
        if len(closures):
            yield _closures(closures)
    if help_given := tables.get("ssd_early_help_episodes"):
        yield _early_help(help_given, closures, days, told)


def _sources(table: SsdTable, column: str) -> Cells | None:
    if f"{column}_code" not in table.columns and f"{column}_desc" not in table.columns:
        return None
    both = zip(table.texts(f"{column}_code"), table.cells(f"{column}_desc"), strict=True)
    return [source_in_words(code, description) for code, description in both]


def _decided(flags: frozenset[str] | Damaged, means: dict[str, str]) -> Cell:
    return flags if isinstance(flags, Damaged) else next((words for one, words in means.items() if one in flags), None)


def _referrals(episodes: SsdTable, tables: Tables) -> RawTable:
    assessed, enquired = _ids(tables, "ssd_cin_assessments", "cina"), _ids(tables, "ssd_s47_enquiry", "s47e")
    outcomes = flags_of(episodes.cells("cine_referral_outcome_json"))

    def decision(nfa: Cell, flags: frozenset[str] | Damaged, referral: str | None) -> Cell:
        ended_there = truth(nfa, "cine_referral_nfa")
        if isinstance(ended_there, Damaged):
            return ended_there
        if ended_there:
            return "no_further_action"
        if said := _decided(flags, REFERRAL_DECISIONS):
            return said
        return "assessment" if referral in assessed else "strategy_discussion" if referral in enquired else None

    referrals = episodes.texts("cine_referral_id")
    return episodes.native(
        "referrals",
        {
            "referral_id": "cine_referral_id",
            "child_id": "cine_person_id",
            "received_on": "cine_referral_date",
            "source": _sources(episodes, "cine_referral_source"),
            "decision": list(map(decision, episodes.cells("cine_referral_nfa"), outcomes, referrals)),
        },
        {
            "decision": "a referral's decision is read from its flags, else from what followed: an assessment or an "
            "enquiry"
        },
    )


def _ids(tables: Tables, table: str, prefix: str) -> set[str | None]:
    found = tables.get(table)
    return set(found.texts(f"{prefix}_referral_id")) - {None} if found else set()


def _closed(episodes: SsdTable) -> SsdTable:
    dates, reasons = episodes.cells("cine_close_date"), episodes.cells("cine_close_reason")
    return episodes.kept(day is not None or reason is not None for day, reason in zip(dates, reasons, strict=True))


def _closures(closed: SsdTable) -> RawTable:
    return closed.native(
        "case_closures",
        {
            "closure_id": _closure_ids(closed),
            "child_id": "cine_person_id",
            "closed_on": "cine_close_date",
            "reason": _reasons(closed) if "cine_close_reason" in closed.columns else None,
        },
        {"reason": "a closure's reason is other where the code does not say whether needs were met"},
    )


def _closure_ids(closed: SsdTable) -> list[str | None]:
    return [f"{referral}-C" if referral else None for referral in closed.texts("cine_referral_id")]


def _reasons(closed: SsdTable) -> list[str | None]:
    return [worded(close_code(reason), CLOSURE_REASONS) for reason in closed.texts("cine_close_reason")]


def _early_help(table: SsdTable, closures: SsdTable | None, days: Days, told: Told) -> RawTable:
    starts = days.all(table.cells("earl_episode_start_date"))
    of_child: dict[str | None, list[tuple[date, int]]] = defaultdict(list)
    for at, (child, start) in enumerate(zip(table.texts("earl_person_id"), starts, strict=True)):
        if child and start:
            of_child[child].append((start, at))
    follows: dict[int, tuple[str | None, date]] = {}
    for closure, child, closed_on in _stepped_down(closures, days):
        after = [(start, at) for start, at in of_child[child] if closed_on <= start <= closed_on + NEXT_HELP]
        if after:
            follows[min(after)[1]] = closure, closed_on
    if follows:
        told.notes.append(
            f"{table.file}: {len(follows):,} of its rows are taken as the early help to which a case was stepped down: "
            f"the child's next to begin, at most {NEXT_HELP.days} days after the closure."
        )
    followed = [follows.get(at) for at in range(len(table))]
    doubtful = [one is not None and starts[at] != one[1] for at, one in enumerate(followed)]
    after_closure = "early help follows a closure where it is the child's next to begin in the 30 days after it"
    return table.native(
        "early_help",
        {
            "early_help_id": "earl_episode_id",
            "child_id": "earl_person_id",
            "from_kind": ["case_closure" if one else None for one in followed] if follows else None,
            "from_id": [one and one[0] for one in followed] if follows else None,
            "accepted_on": [ACCEPTED if one else None for one in doubtful] if any(doubtful) else None,
            "started_on": "earl_episode_start_date",
            "lead_professional": "earl_episode_worker_id",
            "closed_on": "earl_episode_end_date",
        },
        {"from_kind": after_closure, "from_id": after_closure, "accepted_on": ACCEPTED.reason},
    )


def _stepped_down(closures: SsdTable | None, days: Days) -> Iterator[tuple[str | None, str, date]]:
    if closures is None:
        return
    rows = zip(
        _closure_ids(closures),
        closures.texts("cine_person_id"),
        days.all(closures.cells("cine_close_date")),
        _reasons(closures),
        strict=True,
    )
    for closure, child, closed_on, reason in rows:
        if reason == "step_down_to_early_help" and child and closed_on:
            yield closure, child, closed_on
