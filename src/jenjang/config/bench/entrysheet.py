"""`jenjang bench entrysheet`: 5,000 rows of the grid out as Excel, filled, and in again.

Through the pages, as a person does it: the sheet taken along, looked at, stored, with its
history and its roll-ups. A unit of its own is added for it and everything taken back.
"""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from resource import RUSAGE_CHILDREN, getrusage

import python_calamine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.services import rebuild
from jenjang.apps.organisation.models import Grant, Period, PeriodKind, Role, Unit, UnitKind
from jenjang.apps.organisation.services import open_year
from jenjang.apps.plans.models import (
    Indicator,
    Objective,
    ObjectiveLevel,
    Plan,
    PlanKind,
    Series,
    Stage,
    Target,
)
from jenjang.config.bench.report import Stopwatch, heading, table, yardstick

ROWS = 5_000
YEAR = 2031
ASKED_SECONDS = 5
NAME = "Unit Lembar Isian"
TICKET = re.compile(r'name="ticket" value="([^"]+)"')
FIRST_ROW, KEY, VALUE = 4, 11, 5  # of the sheet: indices


def run() -> None:
    """Say what each step took of CPU, the process that reads the file included."""
    heading("entrysheet")
    with transaction.atomic(), override_settings(ALLOWED_HOSTS=["*"]):
        client = Client()
        client.force_login(_unit_with_rows())
        _measure(client)
        transaction.set_rollback(True)


def _unit_with_rows() -> User:
    """Add a unit with its indicators; return who files for it."""
    open_year(year=YEAR, by=None)
    unit = Unit.objects.create(name=NAME, folded_name=NAME.lower(), kind=UnitKind.KECAMATAN)
    plan = Plan.objects.create(
        unit=unit, kind=PlanKind.FROM_AGREEMENTS, first_year=YEAR, last_year=YEAR
    )
    node = Objective.objects.create(
        plan=plan, level=ObjectiveLevel.STRATEGIS, text="Sasaran", folded_text="sasaran"
    )
    Objective.objects.filter(pk=node.pk).update(path=f"{node.pk:08d}")
    series = Series.objects.bulk_create(Series(unit=unit) for _ in range(ROWS))
    Indicator.objects.bulk_create(_indicators(plan, node, series))
    year = Period.objects.get(year=YEAR, kind=PeriodKind.YEAR)
    Target.objects.bulk_create(
        Target(series=one, period=year, stage=Stage.PK, value=Decimal(100))
        for one in series
    )
    rebuild(unit, YEAR)  # as adoption does
    user = User.objects.create(username="lembar.isian", full_name="Pengisi Lembar")
    today = timezone.localdate()
    Grant.objects.create(user=user, role=Role.OPERATOR, unit=unit, since=today)
    return user


def _indicators(plan: Plan, node: Objective, series: list[Series]) -> Iterator[Indicator]:
    for order, one in enumerate(series):
        text = f"Jumlah laporan kegiatan nomor {order} yang selesai tepat waktu"
        yield Indicator(
            series=one,
            plan=plan,
            objective=node,
            text=text,
            folded_text=text.lower(),
            measured_in="Laporan",
            accumulation="sum",
            order=order,
        )


def _measure(client: Client) -> None:
    query = f"?tahun={YEAR}&periode=triwulan-1"
    addresses = {
        name: reverse(f"measurement:{name}") + query
        for name in ("entry_sheet", "entry_import", "entry_import_do")
    }
    with Stopwatch() as out:
        content = client.get(addresses["entry_sheet"]).content
    filled, expected = _filled(content)
    child = _child_seconds()
    with Stopwatch() as look:
        file = SimpleUploadedFile("isian.xlsx", filled)
        page = client.post(addresses["entry_import"], {"file": file})
    look.cpu_seconds += _child_seconds() - child
    child = _child_seconds()
    with Stopwatch() as store:
        ticket = TICKET.findall(page.content.decode())[0]
        client.post(addresses["entry_import_do"], {"ticket": ticket})
    store.cpu_seconds += _child_seconds() - child
    _tell((("out", out), ("looked at", look), ("stored", store)), expected)


def _child_seconds() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _filled(content: bytes) -> tuple[bytes, dict[str, Decimal]]:
    """Return the sheet with a figure in every row, and the figures by the row's key."""
    read, out = python_calamine.load_workbook(io.BytesIO(content)), io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    expected = {}
    for number, name in enumerate(read.sheet_names):
        sheet = book.add_worksheet(name)
        rows = read.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for at, row in enumerate(rows):
            if number == 0 and at >= FIRST_ROW:
                row[VALUE] = (at * 7919 % 1_000_003) / 10_000
                expected[str(row[KEY])] = Decimal(str(row[VALUE]))
            sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue(), expected


def _tell(steps: tuple[tuple[str, Stopwatch], ...], expected: dict[str, Decimal]) -> None:
    stored = {
        f"{period}-{series}": value
        for period, series, value in Result.objects.filter(
            series__unit__name=NAME
        ).values_list("period_id", "series_id", "value")
    }
    cpu = sum(watch.cpu_seconds for _, watch in steps)
    table(
        ["step", "rows", "CPU s", "wall s"],
        [
            *(
                (name, ROWS, f"{one.cpu_seconds:.1f}", f"{one.wall_seconds:.1f}")
                for name, one in steps
            ),
            (f"all, asked <= {ASKED_SECONDS}", ROWS, f"{cpu:.1f}", ""),
        ],
    )
    exact = sum(stored.get(key) == value for key, value in expected.items())
    print(f"{exact} of {len(expected)} cells exact; yardstick now {yardstick():.2f} s")
