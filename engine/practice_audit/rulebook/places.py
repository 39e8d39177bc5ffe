"""The places of a YAML file, under the name by which the rulebook knows them (practice_audit.places)."""

from practice_audit.places import Path_, Places, read_yaml

__all__ = ["Path_", "Places", "read_yaml"]
