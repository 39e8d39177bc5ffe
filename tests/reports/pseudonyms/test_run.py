"""No id of the run is left in anything that a report reads, and nothing else is changed."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from tests.reports.board.example import folder

from practice_audit.reports.from_folder import Choice, read_run
from practice_audit.reports.pseudonyms import coded_choice, pseudonymised, read_key
from practice_audit.reports.pseudonyms.run import PseudonymisedRun

KEY = b"a key that is long enough"
CODED = ["child_id", "team_id", "worker_id", "key", "subject_id", "evidence", "explanation", "missing", "reason"]


@pytest.fixture(scope="module")
def coded() -> PseudonymisedRun:
    return pseudonymised(read_run(folder()), KEY)


def ids(frame: pd.DataFrame) -> Iterator[str]:
    for name in ("child_id", "team_id", "worker_id"):
        yield from frame[name].astype(str)
    for items in frame["evidence"]:
        yield from (item.partition(":")[2] for item in items.split())


def test_no_id_is_left(coded: PseudonymisedRun) -> None:
    plain = set(ids(coded.plain.outcomes)) - {"", "two", "none"}
    assert len(plain) > 1000
    said = coded.outcomes.astype(str).agg(" ".join, axis=1).str.cat(sep="\n")
    said += repr(coded.manifest.model_copy(update={"settings": {}}))  # the meaning of one has an example, T1
    words = set(re.findall(r"[\w-]+", said))
    assert not plain & words


def test_the_rest_stays_as_it_was(coded: PseudonymisedRun) -> None:
    others = [name for name in coded.plain.outcomes.columns if name not in {*CODED, "exemption"}]
    pd.testing.assert_frame_equal(coded.outcomes[others], coded.plain.outcomes[others])
    assert coded.manifest.rules == coded.plain.manifest.rules
    numbers = re.compile(r"\d+ (?:January|October|November|December) \d{4}")
    before, after = (frame["explanation"].str.cat(sep=" ") for frame in (coded.plain.outcomes, coded.outcomes))
    assert numbers.findall(before) == numbers.findall(after)


def test_one_id_has_one_code_everywhere(coded: PseudonymisedRun) -> None:
    rows = coded.outcomes
    of_children = rows[(rows["subject_table"] == "children") & ~rows["subject_id"].str.contains(r"[/+]")]
    assert len(of_children) > 50
    assert (of_children["subject_id"] == of_children["child_id"].astype(str)).all()
    assert (
        rows["key"] == rows["rule"].astype(str) + "/" + rows["subject_table"].astype(str) + "/" + rows["subject_id"]
    ).all()
    assert set(coded.manifest.families) <= set(rows["child_id"].astype(str)) | {""}
    assert rows["child_id"].nunique() == coded.plain.outcomes["child_id"].nunique()


def test_the_chunks_are_coded_too(coded: PseudonymisedRun) -> None:
    together = pd.concat(list(coded.chunks()), ignore_index=True)
    assert together["key"].tolist() == coded.outcomes["key"].tolist()


def test_a_file_name_with_an_id_is_changed_and_said(coded: PseudonymisedRun) -> None:
    choice, said = coded_choice(coded, Choice("core", date(2012, 11, 12), Path("out/team_T1 due.xlsx"), "T1"))
    code = coded.codes.code("T1")
    assert (choice.team, choice.file) == (code, Path(f"out/team_{code} due.xlsx"))
    assert said == [f"The name of the file held an id: it was written as out/team_{code} due.xlsx."]
    assert coded_choice(coded, Choice("core", date(2012, 11, 12), Path("out/board.html")))[1] == []


def test_a_key_is_made_once_for_the_user_s_eyes_and_then_read(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "board.key"
    made, said = read_key(file)
    assert len(made) == 64
    assert file.stat().st_mode & 0o777 == 0o600
    assert "A new key was made" in said[0]
    assert read_key(file) == (made, [])
