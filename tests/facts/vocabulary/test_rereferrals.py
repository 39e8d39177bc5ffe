"""A referral of a child who was referred in the twelve months before."""

from datetime import date

import pytest
from tests.making import UNREAD, Row, facts_of

from practice_audit.examples import with_base


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        (date(2011, 11, 19), (True, True)),
        (date(2011, 11, 18), (False, False)),
        (date(2012, 11, 18), (True, True)),
        (date(2012, 11, 19), (False, False)),
        (UNREAD, (False, True)),
    ],
)
def test_twelve_months_to_the_day_before(before: date | str, wanted: tuple[bool, bool]) -> None:
    rows: list[Row] = [
        {"referral_id": "R1", "child_id": "K1", "received_on": date(2012, 11, 19)},
        {"referral_id": "R0", "child_id": "K1", "received_on": before},
        {"referral_id": "R2", "child_id": "K2", "received_on": date(2012, 11, 19)},
    ]
    found = facts_of(with_base({"referrals": rows})).native("referrals").day("is_rereferral")
    assert (bool(found.sure[0] and found.lo[0]), bool(found.may[0] and found.hi[0])) == wanted
    assert not found.hi[2]
