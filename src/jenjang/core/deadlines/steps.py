"""When somebody is told of a deadline: before it, on it, after it, and who then."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum


class Told(IntEnum):
    """How far up a matter has gone."""

    OWN = 0  # whoever is to do it
    SUPERIOR = 1  # his superior
    HEAD = 2  # the head of the unit
    PEMBINA = 3  # Bagian Organisasi


@dataclass(frozen=True, slots=True)
class Pace:
    """How a pemda reminds: days before, days between repeats, days late to each above.

    `repeats` is how often whoever is to do it is told again after the day; then silence
    is kinder than one more message that is not read.
    """

    before_days: int = 3
    every_days: int = 7
    repeats: int = 4
    superior_after_days: int = 3
    head_after_days: int = 7
    pembina_after_days: int = 14


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be told on a day: `key` names it once for all days it stands on.

    `reaches` is who is above all told by now, each with the key he was told under.
    """

    key: str
    days_left: int  # negative: days late
    reaches: tuple[Told, ...]

    @property
    def is_late(self) -> bool:
        """Return whether the day has passed."""
        return self.days_left < 0


def step_of(due_on: dt.date, today: dt.date, pace: Pace) -> Step | None:
    """Return what is to be told of a deadline on that day; None while it is far away.

    A day on which nothing ran is made up for: a step stands until the next one.

    >>> due = dt.date(2025, 4, 7)
    >>> step_of(due, dt.date(2025, 4, 3), Pace()) is None
    True
    >>> step_of(due, dt.date(2025, 4, 5), Pace()).key
    'sebelum'
    >>> step_of(due, due, Pace()).key
    'hari'
    >>> late = step_of(due, dt.date(2025, 4, 15), Pace())
    >>> late.key, late.days_left, [told.name for told in late.reaches]
    ('lewat2', -8, ['OWN', 'SUPERIOR', 'HEAD'])
    """
    left = (due_on - today).days
    if left > pace.before_days:
        return None
    if left >= 0:
        return Step("sebelum" if left else "hari", left, (Told.OWN,))
    turn = min((-left - 1) // pace.every_days + 1, pace.repeats)
    return Step(f"lewat{turn}", left, _reached(-left, pace))


def _reached(late_days: int, pace: Pace) -> tuple[Told, ...]:
    after = (
        (Told.SUPERIOR, pace.superior_after_days),
        (Told.HEAD, pace.head_after_days),
        (Told.PEMBINA, pace.pembina_after_days),
    )
    return (Told.OWN, *(told for told, days in after if late_days >= days))
