"""The census as a whole: the sample, each year's variants, what is said about it, and its audit date."""

from datetime import date
from pathlib import Path

import pytest

from practice_audit.errors import RecordsUnreadable
from practice_audit.records import load
from practice_audit.sources import Source, cin_census

SAMPLE = Path(__file__).parents[2] / "fixtures" / "cin_census" / "cin_sample.xml"
HEADER = "<Header><CollectionDetails><Collection>CIN</Collection>{}</CollectionDetails></Header>"
YEAR_END = HEADER.format("<ReferenceDate>2025-03-31</ReferenceDate>")


def census(folder: Path, children: str, header: str = YEAR_END) -> Source:
    path = folder / "return.xml"
    path.write_text(f"<Message>{header}<Children>{children}</Children></Message>", "utf-8")
    return cin_census.read(path)


def child(inside: str = "", *, child_id: str = "K1", identity: str = "<Sex>F</Sex>") -> str:
    return (
        f"<Child><ChildIdentifiers><LAchildID>{child_id}</LAchildID>{identity}</ChildIdentifiers>"
        f"<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>{inside}</Child>"
    )


def column(source: Source, table: str, name: str) -> list[object]:
    return next(list(found.frame[name]) for found in source.tables if found.name == table)


def test_the_sample_gives_nine_tables_with_a_row_for_each_group() -> None:
    source = cin_census.read(SAMPLE)
    assert {table.name: len(table.frame) for table in source.tables} == {
        "children": 6,
        "referrals": 7,
        "case_closures": 2,
        "assessments": 6,
        "strategy_discussions": 3,
        "section_47_enquiries": 3,
        "conferences": 2,
        "plans": 4,
        "reviews": 3,
    }


def test_the_samples_six_stories() -> None:
    source = cin_census.read(SAMPLE)
    assert column(source, "children", "expected_birth_date") == [None, "2026-05-20", None, None, None, None]
    assert column(source, "children", "disabled") == [False, None, True, False, None, False]
    decisions = ["assessment"] * 4 + ["no_further_action"] + ["assessment"] * 2
    assert column(source, "referrals", "decision") == decisions
    assert column(source, "case_closures", "reason") == ["other", "step_down_to_early_help"]
    continuing = "substantiated_continuing_risk"
    assert column(source, "section_47_enquiries", "outcome") == [continuing, continuing, "not_substantiated"]
    assert column(source, "conferences", "decision") == ["plan", "plan"]
    assert column(source, "reviews", "held_on") == ["2025-08-12", "2026-01-29", "2025-11-04"]


def test_each_element_without_a_use_is_listed_once_with_its_count() -> None:
    ignored = cin_census.read(SAMPLE).ignored
    counts = {found.what: found.reason.rpartition(" (")[2] for found in ignored}
    assert len(counts) == len(ignored)
    assert counts == {
        "Source": "1 found)",
        "Year": "1 found)",
        "UPN": "2 found)",
        "UPNunknown": "4 found)",
        "PrimaryNeedCode": "6 found)",
        "AssessmentInternalReviewDate": "1 found)",
        "FactorsIdentifiedAtAssessment": "5 found)",
        "InitialCPCtarget": "2 found)",
        "NumberOfPreviousCPP": "2 found)",
    }


def test_a_table_says_what_is_inferred_in_it() -> None:
    inferred = {table.name: table.inferred for table in cin_census.read(SAMPLE).tables}
    assert inferred["assessments"]["completed_on"] == "completed_on is the census's authorisation date"
    assert inferred["reviews"] == {}


def test_the_reference_date_is_the_audit_date() -> None:
    assert cin_census.read(SAMPLE).stated_as_at == date(2026, 3, 31)


def test_a_row_is_numbered_by_the_position_of_its_child() -> None:
    referrals = next(table for table in cin_census.read(SAMPLE).tables if table.name == "referrals")
    assert list(referrals.rows) == [1, 2, 3, 4, 5, 6, 6]


def test_the_covered_year_is_stated_and_said() -> None:
    source = cin_census.read(SAMPLE)
    assert (source.covers_from, source.covers_how) == (date(2025, 4, 1), "the census year begins")
    assert any("complete from 2025-04-01" in note for note in source.notes)


@pytest.mark.parametrize(
    "stated", ["", "<ReferenceDate>05/03/2025</ReferenceDate>", "<ReferenceDate>0001-01-01</ReferenceDate>"]
)
def test_without_a_readable_reference_date_no_audit_date_is_stated(tmp_path: Path, stated: str) -> None:
    source = census(tmp_path, child(), HEADER.format(stated))
    assert (source.stated_as_at, source.covers_from) == (None, None)
    assert any("--as-at" in note for note in source.notes)


def test_another_collection_is_said_and_not_named(tmp_path: Path) -> None:
    notes = census(tmp_path, child(), YEAR_END.replace(">CIN<", ">Secret<")).notes
    assert any("another collection" in note for note in notes)
    assert not any("Secret" in note for note in notes)


@pytest.mark.parametrize(
    ("identity", "gender"),
    [
        ("<GenderCurrent>1</GenderCurrent>", "male"),  # the returns up to 2024
        ("<GenderCurrent>2</GenderCurrent>", "female"),
        ("<GenderCurrent>0</GenderCurrent>", "unknown"),
        ("<GenderCurrent>9</GenderCurrent>", "other"),
        ("<Sex>M</Sex>", "male"),  # from 2025
        ("<Sex>U</Sex>", "unknown"),
        ("<Sex>Q</Sex>", "Q"),  # for `records` to reject
        ("", None),
    ],
)
def test_gender_of_every_year(tmp_path: Path, identity: str, gender: str | None) -> None:
    assert column(census(tmp_path, child(identity=identity)), "children", "gender") == [gender]


@pytest.mark.parametrize("name", ["CINPlanDates", "CINplanDates"])
def test_both_spellings_of_child_in_need_plans_are_read(tmp_path: Path, name: str) -> None:
    dates = "<CINPlanStartDate>2024-05-01</CINPlanStartDate><CINPlanEndDate>2024-09-02</CINPlanEndDate>"
    source = census(tmp_path, child(f"<CINdetails><{name}>{dates}</{name}></CINdetails>"))
    assert column(source, "plans", "kind") == ["child_in_need"]
    assert column(source, "plans", "end_on") == ["2024-09-02"]
    assert not any("cannot be seen" in note for note in source.notes)


def test_a_return_without_child_in_need_plans_says_that_they_cannot_be_seen(tmp_path: Path) -> None:
    source = census(tmp_path, child("<CINdetails/>"))
    assert any("child in need plans cannot be seen" in note for note in source.notes)


def test_the_generators_root_is_read_and_named_as_not_understood(tmp_path: Path) -> None:
    path = tmp_path / "generated.xml"
    episode = "<CINdetails><CINClosureDate>2024-05-01</CINClosureDate><ICPCRequired>0</ICPCRequired></CINdetails>"
    path.write_text(f"<CINdetailsCollection>{child(episode)}</CINdetailsCollection>", "utf-8")
    source = cin_census.read(path)
    assert column(source, "children", "child_id") == ["K1"]
    assert [found.what for found in source.ignored] == ["CINdetailsCollection", "CINClosureDate", "ICPCRequired"]


def test_two_children_of_one_id_are_said_and_their_episodes_have_ids_of_their_own(tmp_path: Path) -> None:
    source = census(tmp_path, child("<CINdetails/>") + child("<CINdetails/><CINdetails/>"))
    assert column(source, "referrals", "referral_id") == ["K1-R-n1", "K1-R-n2", "K1-R-n3"]
    assert any("1 times a Child has the LAchildID" in note for note in source.notes)


def test_a_child_given_twice_is_one_row_of_children_and_its_records_keep_ids_of_their_own(tmp_path: Path) -> None:
    records = load([census(tmp_path, child("<CINdetails/>") * 2)])
    assert list(records.tables["children"].frame["child_id"]) == ["K1"]
    assert list(records.tables["referrals"].frame["referral_id"]) == ["K1-R-n1", "K1-R-n2"]


def test_a_record_has_the_same_id_in_the_next_years_return(tmp_path: Path) -> None:
    episode = "<CINdetails><CINreferralDate>{}</CINreferralDate></CINdetails>"
    old, lasting, new = (episode.format(f"2024-{month}-03") for month in ("05", "07", "09"))
    first = column(census(tmp_path, child(old + lasting)), "referrals", "referral_id")
    second = column(census(tmp_path, child(lasting + new)), "referrals", "referral_id")
    assert set(first) & set(second) == {"K1-R-2024-07-03"}


def test_contradictions_and_doubled_conferences_are_counted(tmp_path: Path) -> None:
    day = "<DateOfInitialCPC>2024-06-03</DateOfInitialCPC>"
    enquiry = f"<Section47>{day}<ICPCnotRequired>1</ICPCnotRequired></Section47>"
    source = census(tmp_path, child(f"<CINdetails>{day}{enquiry}</CINdetails>"))
    assert len(column(source, "conferences", "held_on")) == 1
    assert any("1 section 47 enquiries say" in note for note in source.notes)
    assert any("1 times the day of a child's conference is given again" in note for note in source.notes)


def test_no_child_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordsUnreadable, match="no Child was found"):
        census(tmp_path, "")


@pytest.mark.parametrize(
    ("content", "known"),
    [
        (SAMPLE.read_bytes(), True),
        (SAMPLE.read_text("utf-8").replace("UTF-8", "UTF-16").encode("utf-16"), True),
        (b"<CINdetailsCollection><Child/></CINdetailsCollection>", True),
        (b"<html><body>Message</body></html>", False),
        (b'{"children": "<Message"}', False),
        (b"", False),
    ],
)
def test_a_census_is_known_by_its_content(tmp_path: Path, content: bytes, *, known: bool) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(content)
    assert cin_census.knows(path) is known


def test_a_folder_is_not_a_census(tmp_path: Path) -> None:
    assert not cin_census.knows(tmp_path)


def test_utf_16_reads_like_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "wide.xml"
    path.write_bytes(SAMPLE.read_text("utf-8").replace("UTF-8", "UTF-16").encode("utf-16"))
    assert column(cin_census.read(path), "plans", "plan_id") == column(cin_census.read(SAMPLE), "plans", "plan_id")
