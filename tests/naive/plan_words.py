"""The words of the rules on plans: runs of plans, meetings of a plan, an owner's week, what an action says."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from tests.naive.conditions import Scope, is_blank
from tests.naive.recording_words import SHORT, STEM
from tests.naive.world import Row, World

ONE = timedelta(days=1)
ASSESSED = {"assessments": "risk_factors", "section_47_enquiries": "risk_assessment"}
CATEGORIES = ("neglect", "physical", "sexual", "emotional")
FEW = 8
LITTLE = (
    "about after also another because been before being both child children could does done each ever "
    "every from have having help into keep keeps made make more most much must need needs other over same "
    "should some such than that their them then there these they this those through under until very well "
    "were what when where which while will with within without would your"
)
GRAMMAR = set(LITTLE.split())


def _chains(world: World) -> list[list[Row]]:
    """Child protection plans that follow on each other within a day; each other plan by itself."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for plan in world.rows("plans"):
        if plan.get("start_on") is not None:
            key = (plan.get("child_id"),) if plan.get("kind") == "child_protection" else ("alone", plan.id)
            groups.setdefault(key, []).append(plan)
    chains: list[list[Row]] = []
    for plans in groups.values():
        until: date | None = date.min
        for number, plan in enumerate(sorted(plans, key=lambda plan: (plan.get("start_on"), plan.id))):
            if number and (until is None or plan.get("start_on") <= until + ONE):
                chains[-1].append(plan)
                until = None if until is None or plan.get("end_on") is None else max(until, plan.get("end_on"))
            else:
                chains.append([plan])
                until = plan.get("end_on")
    return chains


def plan_runs(world: World) -> list[Row]:
    """Runs of plans (PL-16)."""
    found = []
    for run in _chains(world):
        first, last = run[0], run[-1]
        data = {
            "child_id": first.get("child_id"),
            "kind": first.get("kind"),
            "first_plan_id": first.id,
            "first_on": first.get("start_on"),
            "plan_id": last.id,
            "start_on": last.get("start_on"),
            "end_on": last.get("end_on"),
            "plans": len(run),
        }
        found.append(Row(world, "plans", data, first.id))
    return found


def plan_run_id(world: World, decision: Row) -> str | None:
    """The first plan of the run that a decision is about."""
    if decision.get("subject_kind") not in {None, "plan"}:
        return None
    return next((run[0].id for run in _chains(world) if decision.get("subject_id") in [plan.id for plan in run]), None)


def plan_action_weeks(world: World) -> list[Row]:
    """The live actions of one owner that are due in one week of a plan (PL-08)."""
    scope, weeks = Scope(world, {}), dict[tuple[str, str, date], list[Row]]()
    plans: dict[str, Row] = {}
    for action in world.rows("plan_actions"):
        due = action.get("due_on")
        if action.get("status") not in {None, "open"} or action.get("completed_on") is not None:
            continue
        plan = action.follow("plan")
        if is_blank(action.get("owner"), scope) or due is None or plan is None:
            continue
        if plan.doubtful and plan.place not in world.held:
            continue
        plans[plan.id] = plan
        owner = normal(action.get("owner"))
        weeks.setdefault((plan.id, owner, due - timedelta(days=due.weekday())), []).append(action)
    found = []
    for (plan_id, owner, monday), actions in weeks.items():
        plan = plans[plan_id]
        data = {name: plan.get(name) for name in ("child_id", "kind", "start_on", "end_on")}
        data |= {"plan_id": plan_id, "owner": str(actions[0].get("owner")), "owner_words": owner, "monday": monday}
        data |= {"actions": len([action for action in actions if world.there(action)])}
        found.append(Row(world, "plans", data, f"{plan_id}/{quote(owner)}/{monday.isoformat()}"))
    return found


def plan_meetings(world: World) -> list[Row]:
    """Core groups and reviews of plans that are in the export; of two on one day the core group (CP-07)."""
    both = [row for table in ("core_groups", "reviews") for row in world.rows(table)]
    known = {plan.id: plan for plan in world.rows("plans")}
    first: dict[tuple[str, date], Row] = {}
    for row in sorted(both, key=lambda row: (row.table == "reviews", row.get("decision") == "adjourned" if row.table == "reviews" else False, row.id)):  # fmt: skip  # noqa: E501
        if row.data.get("plan_id") in known and row.get("held_on") is not None and world.there(row):
            first.setdefault((row.data["plan_id"], row.get("held_on")), row)
    found = []
    for (plan_id, day), row in first.items():
        plan = known[plan_id].as_linked()
        data = {
            "child_id": row.get("child_id"),
            "plan_id": plan_id,
            "held_on": day,
            "decision": row.get("decision") if row.table == "reviews" else None,
            "kind": "review" if row.table == "reviews" else "core_group",
            "plan_kind": plan.get("kind"),
            "plan_end_on": plan.get("end_on"),
            "first_core_group_on": first_core_group_on(world, plan),
        }
        found.append(Row(world, "plans", data, f"{plan_id}/{row.id}"))
    return found


def first_core_group_on(world: World, plan: Row) -> date | None:
    """The day of the plan's first core group."""
    days = [
        row.get("held_on")
        for row in world.rows("core_groups")
        if row.data.get("plan_id") == plan.id and row.get("held_on") is not None and world.there(row)
    ]
    return min(days, default=None)


def contingency_kept(world: World, _: Row) -> bool:
    """Whether the export keeps contingencies: a column of plans, or a plan of that kind (PL-14)."""
    column = "plans.contingency" not in world.absent and "plans" not in world.absent
    return column or any(plan.get("kind") == "contingency" for plan in world.rows("plans"))


def normal(text: str | None) -> str:
    """Small letters, single blanks, no punctuation."""
    return " ".join(re.sub(r"[^\w\s]|_", "", (text or "").lower()).split())


def owner_words(world: World, action: Row) -> str | None:
    """The owner in plain words."""
    owner = action.get("owner")
    return None if is_blank(owner, Scope(world, {})) else normal(owner)


def vague_clause(world: World, action: Row) -> str | None:
    """The first short clause that opens with a vague word and has no figure in it (PL-04)."""
    text = " ".join(str(action.get("action") or "").lower().split()).rstrip(".")
    openings = [str(word).lower() for word in world.setting("vague_openings") or ()]
    for part in re.split(r"\.\s|[;,]|\band\b|(?=\bto\b)", text):
        for clause in (part.strip(), part.strip().removeprefix("to ")):
            opens = any(re.match(re.escape(word) + r"\b", clause) for word in openings)
            if opens and len(clause.split()) < FEW and not re.search(r"\d", clause):
                return clause
    return None


def objective_names_child(world: World, action: Row) -> bool:
    """Whether the objective speaks of the child (PL-04)."""
    text, child = str(action.get("objective") or ""), str(action.get("child_id") or "")
    whole = {str(word).lower() for word in world.book.settings["words_child"].get("whole_words") or ()}
    for word in (str(word).lower() for word in world.setting("words_child") or ()):
        if re.search(rf"\b{re.escape(word)}" + (r"\b" if word in whole else ""), text.lower()):
            return True
    return bool(child) and bool(re.search(rf"(?<!\w){re.escape(child)}(?!\w)", text, re.IGNORECASE))


def _against(world: World, action: Row) -> tuple[set[str], list[str]]:
    """What an action is compared with: beginnings of words, and the words of the category's list."""
    plan = action.follow("plan")
    category = plan.get("category") if plan else None
    day = action.get("set_on") or (plan.get("start_on") if plan else None)
    said = [category]
    for table, column in ASSESSED.items():
        rows = [
            row
            for row in world.rows(table)
            if row.get("child_id") == action.get("child_id")
            and day is not None
            and row.get("completed_on") is not None
            and row.get("completed_on") <= day
        ]
        said += [max(rows, key=lambda row: row.get("completed_on")).get(column)] if rows else []
    scope = Scope(world, {})
    stems = {stem for text in said if not is_blank(text, scope) for stem in _stems(str(text))}
    lists = [name for name in CATEGORIES if name in str(category or "").lower()]
    return stems, [str(word).lower() for name in lists for word in world.setting(f"category_words_{name}") or ()]


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return {word[:STEM] for word in words if len(word) >= SHORT and word not in GRAMMAR}


def risk_shared(world: World, action: Row) -> str | None:
    """A word of the action or its objective that answers an assessed risk (PL-09)."""
    stems, openings = _against(world, action)
    words = re.findall(r"[^\W\d_]+", f"{action.get('objective') or ''} {action.get('action') or ''}".lower())
    return next((word for word in words if _stems(word) & stems or word.startswith(tuple(openings))), None)


def risk_recorded(world: World, action: Row) -> bool:
    """Whether there is anything to compare an action with; who knows where the export has no column for it."""
    columns = (("plans", "category"), *ASSESSED.items())
    if all(table in world.absent or f"{table}.{column}" in world.absent for table, column in columns):
        return bool(world.guess(("risk recorded", action.id), [True, False]))
    return any(_against(world, action))


TABLES: dict[str, Callable[[World], list[Row]]] = {
    "plan_runs": plan_runs,
    "plan_action_weeks": plan_action_weeks,
    "plan_meetings": plan_meetings,
}
COLUMNS: dict[tuple[str, str], Callable[[World, Row], Any]] = {
    ("management_decisions", "plan_run_id"): plan_run_id,
    ("children", "contingency_kept"): contingency_kept,
    ("plans", "first_core_group_on"): first_core_group_on,
    ("plan_actions", "owner_words"): owner_words,
    ("plan_actions", "vague_clause"): vague_clause,
    ("plan_actions", "objective_names_child"): objective_names_child,
    ("plan_actions", "risk_shared"): risk_shared,
    ("plan_actions", "risk_recorded"): risk_recorded,
}
