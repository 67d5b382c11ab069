"""The units of a pemda by their roll-ups: what a report of all of it is added up from."""

from collections.abc import Mapping

from jenjang.apps.measurement.models import Summary
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.reports.snapshots.annual.facts import Spend, UnitStanding
from jenjang.core.scales import Scale
from jenjang.core.values import Unknown


def read_units(period: Period, scale: Scale) -> tuple[UnitStanding, ...]:
    """Return the units with what they reached by the end of a period; two queries.

    A unit that was closed before the period ended is left out.
    """
    rows: Mapping[int, Summary] = {
        row.unit_id: row
        for row in Summary.objects.of_units().filter(
            period__kind=PeriodKind.QUARTER, period__last_day=period.last_day
        )
    }
    units = Unit.objects.open_on(period.last_day)
    return tuple(_standing(one, rows.get(one.pk), scale) for one in units)


def _standing(unit: Unit, row: Summary | None, scale: Scale) -> UnitStanding:
    found = row if row is not None else Summary()
    percent = found.known_percent
    return UnitStanding(
        pk=unit.pk,
        name=unit.name,
        indicator_count=found.indicator_count,
        measured_count=found.measured_count,
        rated_count=found.rated_count,
        percent=percent,
        rating="" if isinstance(percent, Unknown) else scale.rating(percent).label,
        money=Spend(found.ceiling_idr, found.spent_idr),
    )
