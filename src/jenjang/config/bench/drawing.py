"""`jenjang bench drawing`: a season's agreements drawn up, audited and written as PDF.

A year is opened behind those of the set, with its plans and budgets; that is not measured,
and everything is taken back at the end.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.services import draw_up
from jenjang.apps.agreements.snapshots import document_of, named_papers
from jenjang.apps.organisation.models import (
    Appointment,
    Government,
    Position,
    Unit,
)
from jenjang.apps.organisation.services import open_year
from jenjang.apps.plans.models import Activity, Series
from jenjang.config.bench import kabupaten
from jenjang.config.bench.offices import NAME, Office
from jenjang.config.bench.plans import add_plans
from jenjang.config.bench.report import Stopwatch, heading, table
from jenjang.core.values import Refused
from jenjang.papers.audit import audit
from jenjang.papers.writing import write_each

YEAR = kabupaten.YEARS[-1] + 1
DAY = dt.date(YEAR, 1, 4)
ASKED_SECONDS = 60


def run() -> None:
    """Draw up, audit and write every unit's agreements, and say what each step took."""
    heading("drawing")
    if not Government.objects.filter(name=NAME).exists():
        raise Refused("Belum ada data kabupaten. Jalankan dulu: jenjang bench seed")
    with transaction.atomic():
        _plan_the_year()
        _measure()
        transaction.set_rollback(True)


def _plan_the_year() -> None:
    admin = User.objects.order_by("pk")[0]
    open_year(year=YEAR, by=admin)
    for office in _offices(admin):
        activities = _activities(office.unit)
        series = list(Series.objects.filter(unit=office.unit).order_by("pk"))
        add_plans(office, YEAR, activities, series)


def _offices(admin: User) -> Iterator[Office]:
    bupati = Appointment.objects.get(position__unit=None)
    for number, unit in enumerate(Unit.objects.order_by("pk")):
        by_name = {one.name: one for one in Position.objects.filter(unit=unit)}
        holders = tuple(
            Appointment.objects.select_related("position").get(position=by_name[post.title])
            for post in kabupaten.POSTS
        )
        yield Office(number, unit, holders, bupati, admin)


def _activities(unit: Unit) -> dict[tuple[str, int], Activity]:
    """Return the unit's activities by level and number within it, as they were added."""
    found: dict[tuple[str, int], Activity] = {}
    for level in ("program", "kegiatan", "sub kegiatan"):
        rows = Activity.objects.filter(unit=unit, level=level).order_by("pk")
        found |= {(level, number): row for number, row in enumerate(rows)}
    return found


def _measure() -> None:
    units = list(Unit.objects.order_by("pk"))
    with Stopwatch() as drawing:
        for unit in units:
            draw_up(unit=unit, year=YEAR, day=DAY, by=None)
    with Stopwatch() as auditing:
        found = sum(len(audit(named_papers(_papers(unit)))) for unit in units)
    with Stopwatch() as writing:
        sizes = [
            len(pdf)
            for unit in units
            for pdf in write_each(map(document_of, _papers(unit)), to="pdf")
        ]
    steps = (("drawn up", drawing), ("audited", auditing), ("written", writing))
    cpu = sum(watch.cpu_seconds for _, watch in steps)
    table(
        ["step", "agreements", "CPU s", "wall s"],
        [
            *(
                (name, len(sizes), f"{one.cpu_seconds:.1f}", f"{one.wall_seconds:.1f}")
                for name, one in steps
            ),
            (f"all, asked <= {ASKED_SECONDS}", len(sizes), f"{cpu:.1f}", ""),
        ],
    )
    print(f"{found} findings, {sum(sizes) / len(sizes) / 1000:.0f} kB each")


def _papers(unit: Unit) -> list[Agreement]:
    rows = Agreement.objects.of_unit(unit.pk, YEAR)
    return list(rows.select_related("position").order_by("position__path"))
