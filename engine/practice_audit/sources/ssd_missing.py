"""From the dataset's episodes away from home to native rows: missing episodes and episodes in care."""

from collections.abc import Iterator
from typing import Final

from practice_audit.sources.ssd_days import Days
from practice_audit.sources.ssd_table import SsdTable, Tables, Told
from practice_audit.sources.ssd_words import Flag, truth
from practice_audit.sources.tables import Cell, Damaged, NotHeld, RawTable

ACCEPTED: Final = NotHeld("the interview was accepted; the dataset does not say whether and when it took place")
REFUSED: Final = NotHeld("the interview was refused; the dataset does not say when")
OFFERED: Final = NotHeld("the interview was offered; the dataset does not say when")
NOT_SAID: Final = NotHeld("the dataset does not say whether an interview was offered or accepted")


def missing(tables: Tables, days: Days, told: Told) -> Iterator[RawTable]:
    """Give missing episodes and episodes in care. Of return interviews only Y, N and NA are known, and no day."""
    del days, told  # the same for every part of the reader
    if episodes := tables.get("ssd_missing"):
        yield _missing(episodes)
    if care := tables.get("ssd_cla_episodes"):
        yield care.native(
            "care_episodes",
            {
                "care_episode_id": "clae_cla_episode_id",
                "child_id": "clae_person_id",
                "start_on": "clae_cla_episode_start_date",
                "end_on": "clae_cla_episode_ceased_date",
            },
        )


def _missing(table: SsdTable) -> RawTable:
    offered = [_said(cell, "miss_missing_rhi_offered") for cell in table.cells("miss_missing_rhi_offered")]
    accepted = [_said(cell, "miss_missing_rhi_accepted") for cell in table.cells("miss_missing_rhi_accepted")]
    both = list(zip(offered, accepted, strict=True))
    return table.native(
        "missing_episodes",
        {
            "episode_id": "miss_table_id",
            "child_id": "miss_person_id",
            "missing_on": "miss_missing_episode_start_date",
            "found_on": "miss_missing_episode_end_date",
            "return_interview_offered_on": [_of_offer(one) for one in offered],
            "return_interview_on": [_of_interview(*one) for one in both],
            "return_interview_declined_on": [
                REFUSED if taken is False and asked is not False else None for asked, taken in both
            ],
        },
        {
            "return_interview_offered_on": "of an offer the dataset says whether, not when",
            "return_interview_on": "of an interview the dataset says whether it was offered and accepted, not when it "
            "took place; where it was not offered, there was none",
            "return_interview_declined_on": "of a refusal the dataset says whether, not when",
        },
    )


def _said(cell: Cell, column: str) -> Flag:
    return None if str(cell).upper() == "NA" else truth(cell, column)


def _of_offer(offered: Flag) -> Cell:
    return None if offered is False else OFFERED if offered is True else offered or NOT_SAID


def _of_interview(offered: Flag, accepted: Flag) -> Cell:
    for one in (offered, accepted):
        if isinstance(one, Damaged):
            return one
    if accepted:
        return ACCEPTED
    if offered is False or accepted is False:
        return None
    return NOT_SAID
