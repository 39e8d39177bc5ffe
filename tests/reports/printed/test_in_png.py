"""The picture for Word shows every shape."""

from tests.reports.printed.example import DRAWING

from practice_audit.reports.printed.in_png import in_png


def test_it_is_a_picture_of_the_size_of_the_text() -> None:
    picture = in_png(DRAWING)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") > 1400
