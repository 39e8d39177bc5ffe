"""From one child of the daily feed to rows of the dataset's tables."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from practice_audit.sources.ssd_model import COLUMNS
from practice_audit.sources.ssd_source import ssd_table
from practice_audit.sources.ssd_table import SsdTable, Told
from practice_audit.sources.tables import Cell, Ignored

Object = Mapping[str, Any]
PURGED: Final = "marked purge: to be deleted"
ODD: Final = "not what the feed has in this place"
NO_PLACE: Final = "understood, but nothing in the native tables holds it"

# Group in an episode, table, and field of the feed to column of the table. The id is the first field.
GROUPS: Final = (
    (
        "child_and_family_assessments",
        "ssd_cin_assessments",
        {
            "child_and_family_assessment_id": "cina_assessment_id",
            "start_date": "cina_assessment_start_date",
            "authorisation_date": "cina_assessment_auth_date",
        },
    ),
    (
        "child_in_need_plans",
        "ssd_cin_plans",
        {
            "child_in_need_plan_id": "cinp_cin_plan_id",
            "start_date": "cinp_cin_plan_start_date",
            "end_date": "cinp_cin_plan_end_date",
        },
    ),
    (
        "section_47_assessments",
        "ssd_s47_enquiry",
        {
            "section_47_assessment_id": "s47e_s47_enquiry_id",
            "start_date": "s47e_s47_start_date",
            "end_date": "s47e_s47_end_date",
        },
    ),
    (
        "child_protection_plans",
        "ssd_cp_plans",
        {
            "child_protection_plan_id": "cppl_cp_plan_id",
            "start_date": "cppl_cp_plan_start_date",
            "end_date": "cppl_cp_plan_end_date",
        },
    ),
    (
        "child_looked_after_placements",
        "ssd_cla_episodes",
        {
            "child_looked_after_placement_id": "clae_cla_episode_id",
            "start_date": "clae_cla_episode_start_date",
            "end_date": "clae_cla_episode_ceased_date",
        },
    ),
)
DETAILS: Final = {
    "date_of_birth": "pers_dob",
    "expected_date_of_birth": "pers_expected_dob",
    "sex": "pers_sex",
    "ethnicity": "pers_ethnicity",
}
EPISODE: Final = {
    "social_care_episode_id": "cine_referral_id",
    "referral_date": "cine_referral_date",
    "referral_source": "cine_referral_source_code",
    "referral_no_further_action_flag": "cine_referral_nfa",
    "closure_date": "cine_close_date",
    "closure_reason": "cine_close_reason",
}
TAKEN: Final = frozenset({"purge", "la_child_id", "child_details", "social_care_episodes", "care_worker_details"})
OTHERS: Final = frozenset({"icpc_required_flag", "icpc_date", "worker_id", "start_date", "end_date", "disabilities"})


class Feed:
    """Gathers the rows of a feed. A purged object is left out, with all that is in it."""

    def __init__(self, file: str) -> None:
        """Begin a feed."""
        self.told = Told()
        self._file = file
        self._rows: dict[str, list[tuple[int, dict[str, Cell]]]] = {}
        self._ignored: Counter[tuple[str, str, str]] = Counter()

    def take(self, child: Object, position: int) -> None:
        """Take one child, the `position`th of the feed."""
        if child.get("purge") is True:
            self._ignored["Children", "child", PURGED] += 1
            return
        child_id = _cell(child.get("la_child_id"))
        details = child.get("child_details")
        details = details if isinstance(details, Mapping) else {}
        self._add(
            "ssd_person", position, {"pers_person_id": child_id, **self._fields("child_details", details, DETAILS)}
        )
        for code in details.get("disabilities") or ():
            self._add("ssd_disability", position, {"disa_person_id": child_id, "disa_disability_code": _cell(code)})
        self._note("child", child)
        for episode in self._objects(child, "social_care_episodes"):
            self._episode(child_id, episode, position)

    def tables(self) -> list[SsdTable]:
        """Give the dataset's tables as far as the feed has them."""
        self.told.ignored += [
            Ignored(self._file, where, what, f"{why} ({count:,} found)")
            for (where, what, why), count in self._ignored.items()
        ]
        return [
            ssd_table(
                name,
                f"{self._file}, {name}",
                {column: [row.get(column) for _, row in rows] for column in COLUMNS[name] if column in _seen(rows)},
                (position for position, _ in rows),
                self.told,
            )
            for name, rows in self._rows.items()
        ]

    def _episode(self, child_id: Cell, episode: Object, position: int) -> None:
        fields = self._fields("episode", episode, EPISODE)
        self._add("ssd_cin_episodes", position, {"cine_person_id": child_id, **fields})
        referral = fields["cine_referral_id"]
        for number, worker in enumerate(self._objects(episode, "care_worker_details"), start=1):
            self._add(
                "ssd_involvements",
                position,
                {
                    "invo_involvements_id": f"{referral}-W{number}",
                    "invo_professional_id": _cell(worker.get("worker_id")),
                    "invo_professional_role_id": "allocated",
                    "invo_involvement_start_date": _cell(worker.get("start_date")),
                    "invo_involvement_end_date": _cell(worker.get("end_date")),
                    "invo_person_id": child_id,
                },
            )
        for group, table, columns in GROUPS:
            prefix = COLUMNS[table][0].partition("_")[0]
            for one in self._objects(episode, group):
                row = {f"{prefix}_person_id": child_id, **self._fields(group, one, columns)}
                if f"{prefix}_referral_id" in COLUMNS[table]:
                    row[f"{prefix}_referral_id"] = referral
                if table == "ssd_s47_enquiry":
                    row["s47e_s47_nfa"] = "Y" if one.get("icpc_required_flag") is False else None
                    self._conference(row, one, position)
                self._add(table, position, row)

    def _conference(self, enquiry: dict[str, Cell], group: Object, position: int) -> None:
        if (held_on := _cell(group.get("icpc_date"))) is not None:
            named = enquiry["s47e_s47_enquiry_id"]
            row = {"icpc_icpc_id": f"{named}-F", "icpc_s47_enquiry_id": named, "icpc_icpc_date": held_on}
            self._add("ssd_initial_cp_conference", position, {**row, "icpc_person_id": enquiry["s47e_person_id"]})
        elif group.get("icpc_required_flag") is True:
            enquiry["s47e_s47_outcome_json"] = json.dumps({"CP_CONFERENCE_FLAG": "Y"})

    def _objects(self, within: Object, name: str) -> Iterator[Object]:
        found = within.get(name)
        for one in found if isinstance(found, list) else [] if found is None else [found]:
            if not isinstance(one, Mapping):
                self._ignored[name, "value", ODD] += 1
            elif one.get("purge") is True:
                self._ignored[name, "object", PURGED] += 1
            else:
                yield one

    def _fields(self, where: str, group: Object, columns: Mapping[str, str]) -> dict[str, Cell]:
        self._note(where, group, columns)
        return {column: _cell(group.get(field)) for field, column in columns.items()}

    def _note(self, where: str, group: Object, columns: Mapping[str, str] | None = None) -> None:
        read = TAKEN | OTHERS | {name for name, _, _ in GROUPS} | set(columns or ())
        for field, value in group.items():
            if field not in read and value not in (None, "", [], {}):
                self._ignored[where, f"field {field}", NO_PLACE] += 1

    def _add(self, table: str, position: int, row: dict[str, Cell]) -> None:
        self._rows.setdefault(table, []).append((position, row))


def _seen(rows: list[tuple[int, dict[str, Cell]]]) -> set[str]:
    return {column for _, row in rows for column in row}


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, str | bool | int | float) else json.dumps(value)
