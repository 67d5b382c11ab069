"""What pages of measuring show of meetings, decisions and questions."""

import datetime as dt
from typing import Any

from django.utils import timezone

from jenjang.apps.followup.permissions import can_ask
from jenjang.apps.followup.snapshots.use import (
    AskAbout,
    decisions_about,
    questions_about,
)
from jenjang.apps.followup.snapshots.waiting import Waiting, waiting_in
from jenjang.apps.measurement.snapshots.calendar import latest_ended, read_calendar
from jenjang.apps.organisation.models import Visitor
from jenjang.apps.organisation.permissions import FILLS_IN, own_position_ids, roles
from jenjang.apps.plans.models import Indicator

ANSWER_DAYS = 3


def use_of_series(user: Visitor, indicator: Indicator, year: int | None) -> dict[str, Any]:
    """Return the chain of use of an indicator's series, and whom one may ask about it."""
    today = timezone.localdate()
    return {
        "decisions": decisions_about(indicator.series_id, today),
        "questions": questions_about(indicator.series_id),
        "ask": _ask(user, indicator, year, today),
    }


def _ask(
    user: Visitor, indicator: Indicator, year: int | None, today: dt.date
) -> AskAbout | None:
    owner = indicator.owner
    if owner is None or year is None or not can_ask(user, indicator.series.unit_id):
        return None
    quarter = latest_ended(read_calendar(year).quarters, today)
    if quarter is None:
        return None
    due_on = today + dt.timedelta(days=ANSWER_DAYS)
    return AskAbout(indicator.series_id, owner.pk, owner.name, quarter, due_on)


def waiting_for(user: Visitor, unit_id: int, today: dt.date) -> list[Waiting]:
    """Return what waits for the user: the unit's for its office, else his positions'."""
    mine = roles(user, unit_id, today)
    if mine & FILLS_IN:
        return waiting_in(unit_id, None, today)
    own = own_position_ids(user, today)
    return waiting_in(unit_id, own, today) if own else []
