"""A proposal places what it can, gives its reasons, and leaves to a person what it cannot know."""

import re
from pathlib import Path

import pytest
import yaml

from practice_audit.layout import TABLES
from practice_audit.proposing import Proposal, draft, propose
from practice_audit.proposing.fit import SURE, fit
from practice_audit.proposing.profile import Profile, forms_of
from practice_audit.proposing.proposal import SheetGuess
from practice_audit.sources import MappingFile

SAMPLE = Path(__file__).parents[2] / "fixtures" / "mapped" / "reports"
VISITS = TABLES["visits"].columns


@pytest.fixture(scope="module")
def sample() -> Proposal:
    return propose([SAMPLE])


def sheet(proposal: Proposal, name: str) -> SheetGuess:
    return next(one for one in proposal.sheets if one.sheet.shown == name)


def test_each_report_is_found_to_be_what_it_is(sample: Proposal) -> None:
    found = {one.sheet.shown: sorted(guess.table for guess in one.tables) for one in sample.sheets}
    assert found == {
        "Assessments.csv": ["assessments"],
        "Contacts and referrals.csv": ["contacts", "referrals"],
        "Person list.csv": ["children"],
        "Plans.csv": ["plans"],
        "Screens of the system.csv": [],
        "Section 47 and conferences.csv": ["conferences", "section_47_enquiries", "strategy_discussions"],
        "Staff.csv": ["workers"],
        "Supervision log.xlsx, One to one": ["supervisions"],
        "Supervision log.xlsx, Cases": ["case_supervisions"],
        "Visits report.csv": ["visits"],
        "Worker history.csv": ["allocations"],
    }


def test_a_column_whose_ids_join_nothing_is_a_comment(sample: Proposal) -> None:
    [visits] = sheet(sample, "Visits report.csv").tables
    done_by = next(one for one in visits.fits if one.profile.heading == "Done by")
    assert not done_by.is_sure
    assert "0% of its values are ids of workers" in done_by.reasons


def test_zeros_that_a_spreadsheet_took_are_put_back(sample: Proposal) -> None:
    [cases] = sheet(sample, "Supervision log.xlsx, Cases").tables
    assert next(one for one in cases.fits if one.column == "child_id").digits == 5


def test_what_is_written_reads_again_and_holds_sure_guesses_only(sample: Proposal, tmp_path: Path) -> None:
    text = draft(sample)
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    mapping = MappingFile(tmp_path / "m.yaml").mapping
    columns = {(table, name) for table, _, block in mapping.blocks for name in block.columns}
    sure = {(g.table, f.column) for one in sample.sheets for g in one.tables if g.is_sure for f in g.sure}
    assert columns == sure
    lines = [
        line for line in text.splitlines() if (found := re.search(r"# (\d+)%:", line)) and int(found[1]) < 100 * SURE
    ]
    assert lines
    assert all(line.lstrip().startswith("#") for line in lines)


def test_every_column_of_every_report_is_in_the_file(sample: Proposal) -> None:
    text = draft(sample)
    assert [p.heading for one in sample.sheets for p in one.profiles if p.heading not in text] == []


def test_no_cell_but_a_code_is_written(sample: Proposal) -> None:
    text = draft(sample)
    assert not any(word in text for word in ("Wants to stay", "dentist", "00412", "14/05/2008", "Father has left"))
    assert isinstance(yaml.safe_load(text), dict)


@pytest.mark.parametrize(
    ("column", "heading", "cells"),
    [
        ("visited_on", "Visit date", ["yes", "no", "yes"]),
        ("seen", "Child seen", ["01/02/2012", "13/02/2012"]),
        ("visit_id", "Shoe size", ["1", "2"]),
        ("kind", "Visit type", [f"a long story number {n} of what was said that day" for n in range(40)]),
    ],
)
def test_what_cannot_be_is_not_guessed(column: str, heading: str, cells: list[str]) -> None:
    assert fit("visits", VISITS[column], Profile(heading, 0, cells), {}) is None


@pytest.mark.parametrize(
    ("column", "heading", "cells"),
    [
        ("seen", "Seen by GP", ["yes", "no"]),
        ("visited_on", "Visit date of father", ["13/02/2012"]),
        ("recorded_on", "Date reported", ["13/02/2012"]),
        ("visited_on", "Date visitor", ["13/02/2012"]),
    ],
)
def test_a_heading_with_a_word_more_or_another_word_is_no_sure_guess(
    column: str, heading: str, cells: list[str]
) -> None:
    found = fit("visits", VISITS[column], Profile(heading, 0, cells), {})
    assert found is None or not found.is_sure


@pytest.mark.parametrize(
    ("cells", "forms", "known"),
    [
        (["13/02/2012", "01/02/2012"], ["dd/mm/yyyy"], True),
        (["02/13/2012", "01/02/2012"], ["mm/dd/yyyy"], True),
        (["01/02/2012"], ["dd/mm/yyyy"], False),
        (["13/02/2012", "02/13/2012"], ["dd/mm/yyyy"], False),
        (["2012-02-13"], [], True),
        (["4-Oct-12"], ["dd-mmm-yy"], True),
    ],
)
def test_the_order_of_day_and_month_is_known_only_where_it_shows(
    cells: list[str],
    forms: list[str],
    known: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert forms_of(Profile("Date", 0, cells)) == (forms, known)
