"""From the dataset's people and teams to native rows: children, workers and teams."""

from collections.abc import Iterator
from datetime import date

from practice_audit.sources.cin_codes import GENDERS, worded
from practice_audit.sources.counted import counted
from practice_audit.sources.ssd_days import Days
from practice_audit.sources.ssd_table import Cells, SsdTable, Tables, Told
from practice_audit.sources.ssd_words import role_of_title, truth
from practice_audit.sources.tables import RawTable

MOTHER = "a mother for whom no other table has a record: not taken as a child"


def people(tables: Tables, days: Days, told: Told) -> Iterator[RawTable]:
    """Give the children, the workers and the teams."""
    if persons := tables.get("ssd_person"):
        yield _children(persons, tables, told)
    if professionals := tables.get("ssd_professionals"):
        yield _workers(professionals, tables, days)
    if teams := tables.get("ssd_department"):
        yield teams.native("teams", {"team_id": "dept_team_id", "name": "dept_team_name"})


def _children(persons: SsdTable, tables: Tables, told: Told) -> RawTable:
    named = {
        person
        for name, table in tables.items()
        if name not in {"ssd_person", "ssd_family"}
        for column in table.columns
        if column.endswith("_person_id")
        for person in table.texts(column)
    }
    mothers = [truth(cell, "pers_is_mother") is True for cell in persons.cells("pers_is_mother")]
    alone = [
        mother and child not in named for mother, child in zip(mothers, persons.texts("pers_person_id"), strict=True)
    ]
    persons = told.without(persons, alone, MOTHER)
    sexes = zip(persons.texts("pers_sex"), persons.texts("pers_gender"), strict=True)
    known = "pers_sex" in persons.columns or "pers_gender" in persons.columns
    return persons.native(
        "children",
        {
            "child_id": "pers_person_id",
            "family_id": _families(persons, tables, told),
            "date_of_birth": "pers_dob",
            "expected_birth_date": "pers_expected_dob",
            "gender": [worded(sex or gender, GENDERS) for sex, gender in sexes] if known else None,
            "ethnicity": "pers_ethnicity",
            "disabled": _disabled(persons, tables),
            "date_of_death": "pers_death_date",
        },
    )


def _families(persons: SsdTable, tables: Tables, told: Told) -> Cells | None:
    if (families := tables.get("ssd_family")) is None:
        return None
    family: dict[str, str] = {}
    several = set()
    for person, one in zip(families.texts("fami_person_id"), families.texts("fami_family_id"), strict=True):
        if person and one and family.setdefault(person, one) != one:
            several.add(person)
    if several:
        said = f"{counted(len(several), 'person')} in more than one family: the first is used."
        told.notes.append(f"{families.file}: {said.replace('persons', 'people')}")
    return [family.get(child or "") for child in persons.texts("pers_person_id")]


def _disabled(persons: SsdTable, tables: Tables) -> Cells | None:
    if (codes := tables.get("ssd_disability")) is None:
        return None
    disabled: dict[str, bool] = {}
    for child, code in zip(codes.texts("disa_person_id"), codes.texts("disa_disability_code"), strict=True):
        if child and code:
            disabled[child] = disabled.get(child, False) or code.upper() != "NONE"
    return [disabled.get(child or "") for child in persons.texts("pers_person_id")]


def _workers(professionals: SsdTable, tables: Tables, days: Days) -> RawTable:
    registered = professionals.columns.get("prof_social_worker_registration_no")
    titled = professionals.is_filled("prof_professional_job_title")
    titles = professionals.texts("prof_professional_job_title")
    return professionals.native(
        "workers",
        {
            "worker_id": "prof_professional_id",
            "role": [role_of_title(title) for title in titles] if titled else None,
            "qualified": None
            if registered is None
            else [True if number is not None else None for number in registered],
            "team_id": _teams_of(professionals.texts("prof_professional_id"), tables, days),
            "agency_worker": "prof_agency_worker_flag",
        },
        {
            "role": "a worker's role is read from the job title",
            "qualified": "a worker with a registration number counts as qualified; of one without it that is not known",
            "team_id": "a worker's team is that of the involvement that began last",
        },
    )


def _teams_of(workers: list[str | None], tables: Tables, days: Days) -> Cells | None:
    involvements = tables.get("ssd_involvements")
    if involvements is None or not involvements.is_filled("invo_professional_team"):
        return None
    latest: dict[str, tuple[date, str]] = {}
    for worker, team, start in zip(
        involvements.texts("invo_professional_id"),
        involvements.texts("invo_professional_team"),
        days.all(involvements.cells("invo_involvement_start_date")),
        strict=True,
    ):
        if worker and team and start:
            latest[worker] = max(latest.get(worker, (start, team)), (start, team))
    return [latest[worker][1] if worker in latest else None for worker in workers]
