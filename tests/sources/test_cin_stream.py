"""The stream: memory stays flat, a hostile or broken file is refused in one paragraph that quotes none of it."""

import time
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from practice_audit.errors import RecordsUnreadable
from practice_audit.sources import cin_census
from practice_audit.sources.cin_shape import Tally
from practice_audit.sources.cin_stream import stream

SAMPLE = (Path(__file__).parents[2] / "fixtures" / "cin_census" / "cin_sample.xml").read_text("utf-8")
CHILDREN = SAMPLE[SAMPLE.index("    <Child>") : SAMPLE.index("  </Children>")]
BIRD = "Kestrel"  # stands in every bad file, and in no message
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BAD = {
    "billion laughs": (
        f'<!DOCTYPE Message [<!ENTITY l0 "{BIRD}">{LAUGHS}]><Message><Child>&l9;</Child></Message>',
        "declares a document type or entities",
    ),
    "external entity": (
        f'<!DOCTYPE Message [<!ENTITY {BIRD} SYSTEM "file:///etc/passwd">]><Message>&{BIRD};</Message>',
        "declares a document type or entities",
    ),
    "external document type": (
        f'<!DOCTYPE Message SYSTEM "http://{BIRD}.example/cin.dtd"><Message/>',
        "declares a document type or entities",
    ),
    "undeclared entity": (f"<Message>&{BIRD};</Message>", "undefined entity"),
    "truncated": (f"<Message><Children><Child>{BIRD}", r"line 1, column \d+: .*no element found"),
    "crossed tags": (f"<Message><{BIRD}></Message>", "mismatched tag"),
    "not XML": (f"child_id,name\n1,{BIRD}\n", "syntax error"),
    "empty": ("", "no element found"),
    "unknown encoding": (f'<?xml version="1.0" encoding="{BIRD}"?><Message/>', "encoding"),
    "no children": (f"<Message><Children>{BIRD}</Children></Message>", "no Child was found"),
    "another document": (f"<html>{BIRD}</html>", "no Child was found"),
}


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_words_that_hold_none_of_it(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(content, "utf-8")
    with pytest.raises(RecordsUnreadable, match=said) as refused:
        cin_census.read(path)
    assert str(refused.value).startswith("bad.xml")
    assert BIRD not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    assert refused.value.next_step


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.xml"):
        with pytest.raises(RecordsUnreadable, match="cannot be opened"):
            cin_census.read(path)


def test_whatever_stands_outside_the_children_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "odd.xml"
    path.write_text(
        "<Message>one<Extra><Deep/></Extra>two<Children>three<Child/>four<Child/></Children></Message>", "utf-8"
    )
    tally = Tally()
    assert [element.tag for element in stream(path, tally)] == ["Child", "Child"]
    counts = {what: count for (_, what, _), count in tally.items()}
    assert counts == {"Extra": 1, "Deep": 1, "text between the elements": 4}


def generated(path: Path, children: int) -> Path:
    head = SAMPLE[: SAMPLE.index("    <Child>")]
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for number in range(children // 6):
            file.write(CHILDREN.replace("FIC", f"N{number}x"))
        file.write("  </Children></Message>")
    return path


def test_two_thousand_children_are_read_in_seconds(tmp_path: Path) -> None:
    path = generated(tmp_path / "many.xml", 2_000)
    started = time.perf_counter()
    source = cin_census.read(path)
    assert time.perf_counter() - started < 10  # about 0.5 s; loose, for a busy machine
    assert len(source.tables[0].frame) == 1_998


def test_the_memory_of_the_stream_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(children: int) -> int:
        path = generated(tmp_path / f"{children}.xml", children)
        tracemalloc.start()
        assert sum(element.tag == "Child" for element in stream(path, Counter())) == children
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(1_800) < 1.5 * peak(300)
