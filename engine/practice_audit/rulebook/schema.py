"""Which names a path may use: the columns of each table, native or derived, and the steps from record to record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from practice_audit.layout import TABLES
from practice_audit.rulebook.model import Rule
from practice_audit.rulebook.parts import Derived

DERIVED_COLUMNS: dict[str, dict[str, str]] = {
    "children": {
        "case_open": "bool",
        "case_opened_on": "date",
        "chronology_kept": "bool",
        "early_help_kept": "bool",
        "contact_checks_kept": "bool",
        "enquiry_visits_kept": "bool",
        "mostly_before_birth": "bool",
        "reviews_kept": "bool",
        "last_opened_on": "date",
        "contingency_kept": "bool",
        "allocations_from": "date",
    },
    "contacts": {"decision_wd": "int"},
    "audits": {"month_end_team_id": "ref", "moderation_due_on": "date"},
    "assessments": {
        "other_agencies": "int",
        "child_views_words": "int",
        "analysis_words": "int",
        "child_views_plain": "text",
        "analysis_plain": "text",
        "risk_factors_plain": "text",
        "outcome_plain": "text",
    },
    "conferences": {
        "other_professions": "int",
        "child_views_words": "int",
        "child_views_plain": "text",
        "child_age": "int",
    },
    "reviews": {
        "known_professions": "int",
        "other_professions": "int",
        "child_views_words": "int",
        "child_views_plain": "text",
        "child_age": "int",
    },
    "core_groups": {"other_professions": "int"},
    "chronology": {"significance_words": "int", "significance_plain": "text", "event_plain": "text"},
    "agency_checks": {"cancelled_on": "date"},
    "referrals": {"is_rereferral": "bool"},
    "actions": {"rule_named": "text"},
    "improvement_actions": {"rule_named": "text"},
    "missing_episodes": {"holder_team_id": "ref", "age_band": "text", "days_missing": "int"},
    "visits": {"alone_or_excused": "bool"},
    "case_supervisions": {"asks_strategy": "text", "record_words": "int"},
    "plans": {"child_views_words": "int", "first_core_group_on": "date", "child_age": "int"},
    "plan_actions": {
        "carried_over_on": "date",
        "vague_clause": "text",
        "objective_names_child": "bool",
        "owner_words": "text",
        "objective_plain": "text",
        "action_plain": "text",
        "measure_plain": "text",
        "risk_shared": "text",
        "risk_recorded": "bool",
    },
    "management_decisions": {"asks_strategy": "text", "plan_run_id": "text"},
    "allocations": {"took_over_from": "text", "shared_wd": "int"},
    "workers": {"cases_from": "date", "supervised_from": "date"},
    "supervisions": {"record_words": "int"},
}
"""Columns that facts/vocabulary adds to native tables."""

VOCABULARY: dict[str, dict[str, str]] = {
    "significant_events": {"child_id": "ref", "on": "date", "name": "text", "source": "text"},
    "significant_days": {"child_id": "ref", "on": "date", "names": "text"},
    "opening_events": {"child_id": "ref", "on": "date", "source": "text"},
    "newly_qualified_alone": {
        "child_id": "ref",
        "first_day": "date",
        "last_day": "date",
        "alone_from": "date",
        "alone_to": "date",
        "alone_days": "int",
        "because": "text",
        "worker_id": "ref",
    },
    "holding_runs": {
        "child_id": "ref",
        "question": "text",
        "fails": "bool",
        "set_aside": "bool",
        "first_day": "date",
        "last_day": "date",
        "days": "int",
        "is_complex": "bool",
        "worker_id": "ref",
    },
    "allocated_runs": {
        "child_id": "ref",
        "question": "text",
        "fails": "bool",
        "first_day": "date",
        "last_day": "date",
        "days": "int",
        "working_days": "int",
    },
    "enquiry_movement": {
        "child_id": "ref",
        "started_on": "date",
        "since": "date",
        "since_days": "int",
        "quiet_from": "date",
        "quiet_to": "date",
        "quiet_days": "int",
    },
    "outcomes": {
        "child_id": "ref",
        "rule": "text",
        "severity": "text",
        "outcome": "text",
        "is_breach": "bool",
        "started_on": "date",
        "due_on": "date",
        "asked_on": "date",
        "found_on": "date",
        "subject_table": "text",
        "subject_id": "text",
        "owner_id": "text",
    },
    "month_ends": {
        "child_id": "ref",
        "month": "text",
        "on": "date",
        "team_id": "ref",
        "holder_id": "ref",
        "is_open": "bool",
        "missing_times": "int",
    },
    "plans_with_advocacy": {
        "child_id": "ref",
        "month": "text",
        "on": "date",
        "team_id": "ref",
        "age": "int",
        "offered": "bool",
        "started": "bool",
        "response": "text",
    },
    "missing_reasons": {"month": "text", "reason": "text", "number": "int", "percent_of_mean": "int"},
    "plan_action_weeks": {
        "child_id": "ref",
        "plan_id": "text",
        "kind": "text",
        "start_on": "date",
        "end_on": "date",
        "owner": "text",
        "owner_words": "text",
        "monday": "date",
        "actions": "int",
    },
    "plan_runs": {
        "child_id": "ref",
        "kind": "text",
        "first_plan_id": "text",
        "first_on": "date",
        "plan_id": "text",
        "start_on": "date",
        "end_on": "date",
        "plans": "int",
    },
    "plan_meetings": {
        "child_id": "ref",
        "plan_id": "text",
        "kind": "text",
        "held_on": "date",
        "decision": "text",
        "plan_kind": "text",
        "plan_end_on": "date",
        "first_core_group_on": "date",
    },
    "sibling_pairs": {
        "child_id": "ref",
        "sibling_id": "ref",
        "entries": "int",
        "alike": "int",
        "alike_words": "text",
    },
    "work_begun": {"child_id": "ref", "kind": "text", "started_on": "date", "completed_on": "date"},
    "dated_records": {
        "child_id": "ref",
        "row_table": "text",
        "kind": "text",
        "seen": "bool",
        "on": "date",
        "main_on": "date",
        "end_on": "date",
        "earliest_on": "date",
        "closed_on": "date",
        "days_closed": "int",
        "closed_because": "text",
    },
    "dates_given": {
        "child_id": "ref",
        "row_table": "text",
        "later": "int",
        "later_words": "text",
        "written_later": "int",
        "audit_date_too_early": "bool",
        "is_first": "bool",
    },
    "ids_given": {
        "child_id": "ref",
        "row_table": "text",
        "given_id": "text",
        "is_first": "bool",
        "rows": "int",
        "differ": "bool",
        "differ_in": "text",
    },
    "linked_records": {
        "child_id": "ref",
        "row_table": "text",
        "link": "text",
        "linked_table": "text",
        "linked_id": "text",
        "linked_child_id": "text",
        "same_family": "bool",
    },
    "sibling_texts": {
        "child_id": "ref",
        "sibling_id": "ref",
        "field": "text",
        "words": "int",
        "same": "bool",
        "on": "date",
        "first_id": "text",
        "second_id": "text",
    },
    "record_gaps": {
        "child_id": "ref",
        "gap_from": "date",
        "gap_to": "date",
        "gap_days": "int",
        "at_risk_from": "date",
        "at_risk_days": "int",
        "others": "int",
    },
    "written_records": {"child_id": "ref", "row_table": "text", "on": "date", "recorded_on": "date"},
    "values_given": {"child_id": "ref", "row_table": "text", "unread": "int", "unread_words": "text"},
}
"""Tables of the field's vocabulary and their columns; facts/vocabulary makes them."""

OF_EVERY_ROW = {"id": "id", "table": "text", "kind_of_record": "text"}
FAULT_COLUMNS = {
    "faults": "int",
    "words": "text",
    "child_id": "ref",
    "child_unknown": "bool",
    "worker_unknown": "bool",
    "row_table": "text",
}


@dataclass(frozen=True)
class Shape:
    """The columns (with their types) and the steps (with the table they lead to) of one alias."""

    columns: dict[str, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)


def shape_of(table: str, links: Mapping[str, Mapping[str, str]]) -> Shape:
    """The shape of a native or vocabulary table.

    Args:
        table: its name.
        links: by table, the named links of rules/links.yaml and the tables they lead to.
    """
    if table in VOCABULARY:
        steps = {"child": "children", **({"worker": "workers"} if "worker_id" in VOCABULARY[table] else {})}
        return Shape({**VOCABULARY[table], **OF_EVERY_ROW}, steps)
    columns = TABLES[table].columns
    types = {name: column.type for name, column in columns.items()} | DERIVED_COLUMNS.get(table, {}) | OF_EVERY_ROW
    steps = {name.removesuffix("_id"): column.target for name, column in columns.items() if column.target}
    return Shape(types, {**steps, **links.get(table, {})})


def subject_shape(rule: Rule, links: Mapping[str, Mapping[str, str]]) -> Shape:
    """The shape of a rule's subject: of its table, of what several tables share, or of a derived table."""
    what = rule.for_each[rule.alias]
    if isinstance(what, Derived):
        return _derived_shape(what)
    if isinstance(what, str):
        return shape_of(what, links)
    shapes = {table: shape_of(table, links) for table in what}
    columns = {
        name: kind
        for name, kind in shapes[what[0]].columns.items()
        if all(name in other.columns for other in shapes.values())
    }
    steps = {
        name: target
        for name, target in shapes[what[0]].steps.items()
        if all(other.steps.get(name) == target for other in shapes.values())
    }
    for name, elsewhere in rule.reads.items():
        columns[name] = next((shapes[table].columns.get(column, "text") for table, column in elsewhere.items()), "text")
        table, column = next(iter(elsewhere.items()))
        target = TABLES[table].columns[column].target if column in TABLES[table].columns else None
        if target:
            steps[name.removesuffix("_id")] = target
    return Shape(columns, steps)


def _derived_shape(what: Derived) -> Shape:
    if what.periods:
        columns = {"name": "text", "words": "text", "length": "text", "first_day": "date", "last_day": "date"}
        return Shape(columns | OF_EVERY_ROW, dict(what.periods.each))
    if what.interval:
        alias, table = next(iter(what.interval.of.items()))
        columns = {
            "opened_on": "date",
            "opened_by": "text",
            "closed_on": "date",
            "closed_by": "text",
            what.interval.join: "ref",
        }
        return Shape(
            columns | OF_EVERY_ROW, {alias: table, what.interval.join.removesuffix("_id"): _owner(what.interval.join)}
        )
    return Shape(FAULT_COLUMNS | OF_EVERY_ROW, {"child": "children"})


def _owner(column: str) -> str:
    return {"child_id": "children", "worker_id": "workers", "team_id": "teams"}[column]


def known_table(name: str) -> bool:
    """Whether a rule may look at a table of this name."""
    return name in TABLES or name in VOCABULARY
