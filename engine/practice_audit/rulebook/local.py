"""An authority's own settings file, laid over the shipped limits and settings; what stands there is confirmed."""

from datetime import date
from pathlib import Path
from typing import Any

from practice_audit.errors import RuleWrong
from practice_audit.places import Places, read_yaml
from practice_audit.rulebook.expressions import did_you_mean
from practice_audit.rulebook.limits import Limit, Local

WANTED = {"flag": "yes or no", "day": "a date", "list": "a list", "numbers": "a number for each name"}
"""What a setting's value must be, in words, by its kind."""


def lay_over(local: Local, file: Path | None, extra: dict[str, Any]) -> Local:
    """The limits and settings with those of a file, then those of `extra`, laid over them.

    The file is flat (`name: value`); it may also be grouped under `limits:` and `settings:`. A limit that
    differs by role takes `{role: number}`.

    Raises:
        RuleWrong: an unknown name (with the nearest known one), or a value of the wrong kind.
    """
    values: dict[str, Any] = {}
    places = Places("settings")
    if file is not None:
        written, places = read_yaml(file)
        if written is not None and not isinstance(written, dict):
            raise RuleWrong(
                "this is no list of settings",
                where=str(file),
                next_step="Write a line 'name: value' for each; `practice-audit settings template` gives one.",
            )
        for name, value in (written or {}).items():
            values.update(value if name in {"limits", "settings"} and isinstance(value, dict) else {name: value})
    for name, value in {**values, **extra}.items():
        local = _with(local, str(name), value, places)
    return local


def _with(local: Local, name: str, value: Any, places: Places) -> Local:
    where = places.where((name,))
    if name in local.limits:
        return _with_limit(local, name, value, where)
    if name not in local.settings:
        known = [*local.limits, *local.settings]
        raise RuleWrong(
            f"there is no setting '{name}'{did_you_mean(name, known)}",
            where=where,
            next_step="`practice-audit settings list` shows all.",
        )
    setting = local.settings[name]
    if setting.kind == "day" and isinstance(value, str):
        value = _day(value, where)
    if setting.kind == "flag" and value in {"yes", "no"}:
        value = value == "yes"
    if not setting.accepts(value):
        wanted = (
            f"one of {', '.join(setting.choices)}"
            if setting.kind == "choice"
            else WANTED.get(setting.kind, setting.kind)
        )
        raise RuleWrong(f"'{name}' must be {wanted}", where=where, next_step="Change the value there.")
    return local.model_copy(update={"values": {**local.values, name: value}, "confirmed": local.confirmed | {name}})


def _with_limit(local: Local, name: str, value: Any, where: str) -> Local:
    limit = local.limits[name]
    numbers = value if isinstance(value, dict) else {None: value}
    if any(not isinstance(number, int) or isinstance(number, bool) for number in numbers.values()):
        raise RuleWrong(
            f"'{name}' must be a whole number ({limit.unit})", where=where, next_step="Change the value there."
        )
    changed = (
        Limit.with_value(limit, value) if not isinstance(value, dict) and limit.values else limit.with_variants(numbers)
    )
    return local.model_copy(update={"limits": {**local.limits, name: changed}, "confirmed": local.confirmed | {name}})


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RuleWrong("this is no date", where=where, next_step="Write it as 2012-12-31.") from None
