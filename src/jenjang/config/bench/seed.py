"""`jenjang bench seed`: a kabupaten of 40 kecamatan over five years, in bulk.

People, positions and years are made by the services; plans, agreements and results are
inserted in bulk; the roll-ups are made by the service that rebuilds them.
"""

from django.db import transaction

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Achievement, Result, Spending, Summary
from jenjang.apps.measurement.services import rebuild
from jenjang.apps.organisation.models import Government, Unit
from jenjang.apps.plans.models import Indicator, Objective, Series
from jenjang.config.bench.kabupaten import YEARS
from jenjang.config.bench.offices import NAME, Office, found_offices
from jenjang.config.bench.papers import add_agreements
from jenjang.config.bench.plans import Plans, add_activities, add_plans, add_series
from jenjang.config.bench.report import Stopwatch, heading, table
from jenjang.config.bench.results import add_results, add_spendings
from jenjang.config.commands.start import migrate
from jenjang.core.values import Refused

COUNTED = {
    "units": Unit.objects,
    "agreements": Agreement.objects,
    "objectives": Objective.objects,
    "series": Series.objects,
    "indicators": Indicator.objects,
    "results": Result.objects,
    "spendings": Spending.objects,
    "achievements": Achievement.objects,
    "summaries": Summary.objects,
    "history": Entry.objects,
}


def run() -> None:
    """Make the set where it is not there yet, and say how many rows it has."""
    heading("seed")
    migrate()
    found = Government.objects.first()
    if found is not None and found.name != NAME:
        raise Refused(
            f"Basis data ini milik {found.name}; pakai basis data yang kosong untuk bench."
        )
    if found is None:
        _seed()
    table(["table", "rows"], [(name, rows.count()) for name, rows in COUNTED.items()])


@transaction.atomic
def _seed() -> None:
    """Make everything in one transaction: a set is whole or absent."""
    with Stopwatch() as inserting:
        years = [
            (office, year, plans)
            for office in found_offices()
            for year, plans in _add_unit(office)
        ]
    with Stopwatch() as rolling:
        for office, year, _ in years:
            rebuild(office.unit, year)
    table(
        ["step", "wall s", "CPU s"],
        [
            (name, f"{watch.wall_seconds:.0f}", f"{watch.cpu_seconds:.0f}")
            for name, watch in (("insert", inserting), ("roll up", rolling))
        ],
    )


def _add_unit(office: Office) -> list[tuple[int, Plans]]:
    """Add all years of a unit."""
    activities = add_activities(office)
    series = add_series(office)
    added = []
    for year in YEARS:
        plans = add_plans(office, year, activities, series)
        add_agreements(office, year, plans)
        add_results(office, year, plans)
        add_spendings(year, activities)
        added.append((year, plans))
    return added
