"""Words with digits in them: names and years, read again from their rows."""

from collections.abc import Callable, Mapping

from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Government,
    Period,
    Position,
    Unit,
)
from jenjang.apps.plans.models import Activity, Indicator, Objective, Plan
from jenjang.core.figures import write_date


def words_of(path: str, period: Period) -> frozenset[str] | None:
    """Return what the row of a path may be called; None where it holds no words."""
    what, *rest = path.split("/")
    maker = _MAKERS.get(what)
    return None if maker is None else frozenset(maker(rest, period))


def _of_unit(rest: list[str], _: Period) -> list[str]:
    if rest[0] == "pemda":
        return [one.name for one in Government.objects.all()]
    return [Unit.objects.get(pk=rest[0]).name]


def _of_position(rest: list[str], period: Period) -> list[str]:
    """Return its name, and those who held it on the last day."""
    held = Appointment.objects.on(period.last_day).filter(position=int(rest[0]))
    names = [row.official.full_name for row in held.select_related("official")]
    return [
        Position.objects.get(pk=rest[0]).name,
        *names,
        *(f"{kind} {name}" for name in names for kind in AppointmentKind.labels),
    ]


def _of_wording(rest: list[str], _: Period) -> list[str]:
    one = Indicator.objects.get(pk=rest[0])
    return [one.text, one.measured_in or ""]


def _of_period(_: list[str], period: Period) -> list[str]:
    years = [str(period.year_id), str(period.year_id - 1)]
    return [*years, str(period), write_date(period.last_day)]


def _of_plan(rest: list[str], _: Period) -> list[str]:
    unit_id = None if rest[0] == "None" else int(rest[0])
    rows = Plan.objects.of_year(unit_id, int(rest[1]))
    return [
        said for one in rows for said in (str(one), str(one.first_year), str(one.last_year))
    ]


_MAKERS: Mapping[str, Callable[[list[str], Period], list[str]]] = {
    "unit": _of_unit,
    "wording": _of_wording,
    "period": _of_period,
    "plan": _of_plan,
    "objective": lambda rest, _: [Objective.objects.get(pk=rest[0]).text],
    "activity": lambda rest, _: [Activity.objects.get(pk=rest[0]).name],
    "position": _of_position,
    "year": lambda rest, _: rest,
}
