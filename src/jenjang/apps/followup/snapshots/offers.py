"""What a decision may have changed: the unit's targets, ceilings and activities."""

from jenjang.apps.followup.models import Decision
from jenjang.apps.followup.snapshots.changes import shown_target, stage_of
from jenjang.apps.plans.models import Activity, BudgetLine, Indicator, Target
from jenjang.apps.plans.snapshots import lines_in_force
from jenjang.core.figures import write_rupiah

Choices = list[tuple[str, str]]
TEXT = 70


def offered(decision: Decision) -> dict[str, Choices]:
    """Return the choices of each kind, of the meeting's year and the next."""
    unit_id = decision.item.meeting.unit_id
    year = decision.item.meeting.period.year_id
    return {
        "target": _targets(decision, unit_id, year),
        "budget_line": _ceilings(unit_id, year),
        "activity": _activities(unit_id, year),
    }


def _targets(decision: Decision, unit_id: int, year: int) -> Choices:
    """Return targets of the series on the agenda, of all the unit's where there is none."""
    series = list(decision.item.series.values_list("pk", flat=True))
    rows = Target.objects.settled().filter(
        series__unit=unit_id, period__year__in=(year, year + 1)
    )
    if series:
        rows = rows.filter(series__in=series)
    rows = rows.select_related("period").order_by(
        "series", "-revision", "period__last_day", "period__kind"
    )
    wordings = _wordings(unit_id, year)
    return [(str(one.pk), _target(one, wordings)) for one in rows]


def _wordings(unit_id: int, year: int) -> dict[int, str]:
    rows = Indicator.objects.settled(unit_id, year).order_by("plan__revision", "pk")
    return dict(rows.values_list("series_id", "text"))


def _target(target: Target, wordings: dict[int, str]) -> str:
    said = f"{target.period} · {stage_of(target)} · {shown_target(target)}"
    text = wordings.get(target.series_id, "")
    return f"{said} · {text[:TEXT]}" if text else said


def _ceilings(unit_id: int, year: int) -> Choices:
    """Return the lines of the budget in force of both years."""
    lines = [*lines_in_force(unit_id, year), *lines_in_force(unit_id, year + 1)]
    names = Activity.objects.in_bulk({line.activity_id for line in lines})
    return [(str(line.pk), _ceiling(line, names[line.activity_id])) for line in lines]


def _ceiling(line: BudgetLine, activity: Activity) -> str:
    return f"{line.version} · {write_rupiah(line.amount_idr)} · {activity.name[:TEXT]}"


def _activities(unit_id: int, year: int) -> Choices:
    rows = Activity.objects.of_year(unit_id, year).order_by("path")
    return [(str(one.pk), one.name[:TEXT]) for one in rows]
