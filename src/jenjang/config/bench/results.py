"""What was reached each month and spent each quarter, and its history, in bulk."""

from collections.abc import Iterator

from django.utils import timezone

from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Result, Spending
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.config.bench import kabupaten
from jenjang.config.bench.offices import Office
from jenjang.config.bench.plans import Activities, Plans


def add_results(office: Office, year: int, plans: Plans) -> None:
    """Add a unit's results of a year, each with the history entry of its filing."""
    results = Result.objects.bulk_create(_results(office, year, plans))
    Entry.objects.bulk_create(
        Entry(
            actor=office.admin,
            action="result.reported",
            subject_type="measurement.result",
            subject_id=result.pk,
            subject_label=str(result)[:300],
            unit_id=office.unit.pk,
            after={
                "numerator": str(result.numerator),
                "denominator": str(result.denominator),
            },
        )
        for result in results
    )


def _results(office: Office, year: int, plans: Plans) -> Iterator[Result]:
    now = timezone.now()
    for month in Period.objects.filter(year=year, kind=PeriodKind.MONTH):
        for series, indicator in enumerate(plans.indicators):
            parts = kabupaten.parts(office.number, series, year, month.n)
            yield Result(
                series_id=indicator.series_id,
                period=month,
                indicator=indicator,
                numerator=parts[0],
                denominator=parts[1],
                value=kabupaten.value_percent(*parts),
                reported_by=office.admin,
                reported_at=now,
            )


def add_spendings(year: int, activities: Activities) -> None:
    """Add what a unit's sub kegiatan spent in each quarter of a year."""
    Spending.objects.bulk_create(
        Spending(
            activity=activity,
            period=quarter,
            spent_idr=kabupaten.spent_idr(number, year, quarter.n),
        )
        for quarter in Period.objects.filter(year=year, kind=PeriodKind.QUARTER)
        for (level, number), activity in activities.items()
        if level == "sub kegiatan"
    )
