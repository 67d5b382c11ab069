"""The activities a budget names: found, given their codes, made where there are none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import Change, entry, record_all
from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.trees import path_of
from jenjang.apps.plans.models import Activity, ActivityLevel
from jenjang.apps.plans.services.activities import place_activity
from jenjang.core.figures import fold

AT_ONCE = 500
FROM_THE_TOP = (
    ActivityLevel.URUSAN,
    ActivityLevel.PROGRAM,
    ActivityLevel.KEGIATAN,
    ActivityLevel.SUB_KEGIATAN,
)


@dataclass(frozen=True, slots=True)
class WantedActivity:
    """An activity a budget names; `pk` is that of the unit's own, None for a new one.

    `key` names it within one budget; `above` is the key of what it stands under.
    """

    key: str
    level: ActivityLevel
    name: str
    code: str | None
    above: str | None
    pk: int | None


def placed(
    unit: Unit, wanted: Sequence[WantedActivity], by: User | None
) -> dict[str, Activity]:
    """Return the activities by key, from the top down; a few statements for a level."""
    own = {one.pk: one for one in Activity.objects.filter(unit=unit).select_for_update()}
    found: dict[str, Activity] = {}
    said: list[Change] = []
    for level in FROM_THE_TOP:
        of_level = [one for one in wanted if one.level == level]
        found |= {one.key: own[one.pk] for one in of_level if one.pk is not None}
        said += _code(unit, of_level, found, by)
        said += _make(unit, [one for one in of_level if one.pk is None], found, by)
    record_all(said)
    _hang(wanted, found, by)
    return found


def _code(
    unit: Unit,
    wanted: Sequence[WantedActivity],
    found: Mapping[str, Activity],
    by: User | None,
) -> list[Change]:
    """Give the unit's own activities the codes that the budget knows them by."""
    coded = []
    for one in wanted:
        activity = found.get(one.key)
        if activity is not None and activity.code is None and one.code is not None:
            activity.code = one.code
            coded.append(activity)
    Activity.objects.bulk_update(coded, ["code"], batch_size=AT_ONCE)
    return [
        entry(
            actor=by,
            action="activity.coded",
            subject=activity,
            before={"code": None},
            after={"code": activity.code},
            unit_id=unit.pk,
        )
        for activity in coded
    ]


def _make(
    unit: Unit,
    wanted: Sequence[WantedActivity],
    found: dict[str, Activity],
    by: User | None,
) -> list[Change]:
    """Make those that are new, put them under their parents; return what to record."""
    rows = [
        Activity(
            unit=unit,
            level=one.level,
            name=one.name,
            folded_name=fold(one.name),
            code=one.code,
            parent=found.get(one.above or ""),
        )
        for one in wanted
    ]
    made = Activity.objects.bulk_create(rows, batch_size=AT_ONCE)
    for activity in made:
        above = "" if activity.parent is None else activity.parent.path
        activity.path = path_of(above, activity.pk)
    Activity.objects.bulk_update(made, ["path"], batch_size=AT_ONCE)
    found |= {one.key: row for one, row in zip(wanted, made, strict=True)}
    return [
        entry(
            actor=by,
            action="activity.added",
            subject=activity,
            after={"level": activity.level, "name": activity.name, "code": activity.code},
            unit_id=unit.pk,
        )
        for activity in made
    ]


def _hang(
    wanted: Sequence[WantedActivity], found: Mapping[str, Activity], by: User | None
) -> None:
    """Put the unit's own activities that stand nowhere yet under what the budget says."""
    for one in wanted:
        activity, above = found[one.key], found.get(one.above or "")
        if one.pk is not None and activity.parent_id is None and above is not None:
            place_activity(activity=activity, parent=above, by=by)
