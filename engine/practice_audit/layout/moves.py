"""Moves between teams and into care."""

from typing import Annotated

from practice_audit.layout.kinds import MAIN, Date, Key, Record, Text, ToChild, ToTeam


class Transfer(Record):
    """The move of a case from one team to another."""

    transfer_id: Key
    child_id: ToChild
    from_team_id: ToTeam | None = None
    to_team_id: ToTeam | None = None
    agreed_on: Annotated[Date, MAIN]
    file_audited_on: Date | None = None
    joint_visit_on: Date | None = None
    completed_on: Date | None = None


class CareEpisode(Record):
    """A time during which a child is looked after by the authority."""

    care_episode_id: Key
    child_id: ToChild
    start_on: Annotated[Date, MAIN]
    end_on: Date | None = None
    legal_status: Text | None = None
