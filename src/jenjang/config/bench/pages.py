"""`jenjang bench pages`: what each page costs the server, as a signed-in camat.

Every address is asked for in this process, through all middleware, on the set of
`jenjang bench seed`. An address the camat may not open, or that only takes what is typed,
is left out; one with a key in it is asked for with the camat's own things.
"""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.organisation.models import Appointment, Period, PeriodKind
from jenjang.apps.plans.models import Activity, Indicator
from jenjang.config.bench.offices import CAMAT
from jenjang.config.bench.report import Stopwatch, heading, percentile, table
from jenjang.core.values import Refused

WARM_UPS, VISITS = 3, 40
ADMIN = "admin"
OVER_UNITS = (
    "measurement:ranking",
    "measurement:leader",
    "measurement:programmes",
    "measurement:objectives",
    "measurement:board",
)


@dataclass(frozen=True, slots=True)
class Own:
    """The camat's own things, the newest of each: what keys in addresses stand for."""

    appointment: Appointment
    agreement: Agreement
    indicator: Indicator
    activity: Activity
    quarter: Period
    month: Period


KEYS: dict[str, Callable[[Own], dict[str, Any]]] = {
    "agreements:detail": lambda own: {"pk": own.agreement.pk},
    "agreements:file": lambda own: {"pk": own.agreement.pk, "ending": "pdf"},
    "measurement:indicator": lambda own: {"pk": own.indicator.pk},
    "measurement:series": lambda own: {"pk": own.indicator.series_id},
    "measurement:value": lambda own: {
        "period_id": own.month.pk,
        "series_id": own.indicator.series_id,
    },
    "measurement:result": lambda own: {
        "period_id": own.month.pk,
        "series_id": own.indicator.series_id,
    },
    "measurement:objective": lambda own: {"pk": own.indicator.objective_id},
    "measurement:programme": lambda own: {"pk": own.activity.pk},
    "measurement:spending": lambda own: {
        "period_id": own.quarter.pk,
        "activity_id": own.activity.pk,
    },
    "measurement:physical": lambda own: {
        "period_id": own.quarter.pk,
        "activity_id": own.activity.pk,
    },
    "plans:detail": lambda own: {"pk": own.indicator.plan_id},
    "plans:tree": lambda own: {"pk": own.indicator.plan_id},
    "plans:tree_file": lambda own: {"pk": own.indicator.plan_id, "ending": "pdf"},
    "plans:node_new": lambda own: {"pk": own.indicator.plan_id},
    "plans:node": lambda own: {"pk": own.indicator.objective_id},
    "plans:indicator_new": lambda own: {"pk": own.indicator.objective_id},
    "plans:indicator": lambda own: {"pk": own.indicator.pk},
    "organisation:official": lambda own: {"pk": own.appointment.official_id},
    "organisation:position": lambda own: {"pk": own.appointment.position_id},
    "organisation:unit": lambda own: {"pk": own.agreement.unit_id},
    "organisation:year": lambda own: {"pk": own.agreement.year_id},
}
"""An address with a key that is not here is not measured: it only takes what is typed."""


def run() -> None:
    """Visit every page, and say what each cost."""
    heading("pages")
    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # refusals are expected
    user = User.objects.filter(username=CAMAT).first()
    if user is None:
        raise Refused("Data uji belum ada. Jalankan dulu: jenjang bench seed")
    client = _signed_in(user)
    own = _own(user)
    rows = [_row(client, *place) for place in _places(own) if _is_open(client, place[1])]
    table(["page", "queries", "CPU ms", "p50 ms", "p95 ms", "kB sent"], rows)
    _compare(client, _signed_in(User.objects.get(username=ADMIN)))
    first, later = _entry_bytes(client)
    print(f"entry page: first visit {first / 1000:.1f} kB, later {later / 1000:.1f} kB")


def _signed_in(user: User) -> Client:
    client = Client(headers={"host": "127.0.0.1", "accept-encoding": "gzip"})
    client.force_login(user)
    return client


def _compare(camat: Client, admin: Client) -> None:
    """Say what pages over units cost who sees one, and who sees all of them."""
    rows = []
    for name in OVER_UNITS:
        one, every = (_row(client, name, reverse(name)) for client in (camat, admin))
        rows.append([*one[:3], *every[1:3], f"{float(one[2]) / float(every[2]):.2f}"])
    head = ["page", "queries", "CPU ms", "admin: queries", "admin: CPU ms", "ratio"]
    table(head, rows)


def _own(user: User) -> Own:
    appointment = Appointment.objects.get(official__user=user)
    agreement = Agreement.objects.filter(first_party=appointment).latest("year_id")
    periods = Period.objects.filter(year=agreement.year_id)
    return Own(
        appointment=appointment,
        agreement=agreement,
        indicator=Indicator.objects.filter(commitments__agreement=agreement)[0],
        activity=Activity.objects.filter(unit=agreement.unit_id, children=None)[0],
        quarter=periods.get(kind=PeriodKind.QUARTER, n=3),
        month=periods.get(kind=PeriodKind.MONTH, n=9),
    )


def _places(own: Own) -> Iterator[tuple[str, str]]:
    """Yield (name, address) of everything that can be asked for."""
    for name, pattern in _named(get_resolver().url_patterns):
        if not pattern.pattern.converters:
            yield name, reverse(name)
        elif name in KEYS:
            yield name, reverse(name, kwargs=KEYS[name](own))


def _named(
    patterns: list[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _named(one.url_patterns, inner)
        elif one.name:
            yield f"{namespace}{one.name}", one


def _is_open(client: Client, address: str) -> bool:
    return client.get(address).status_code == 200


def _row(client: Client, name: str, address: str) -> list[str]:
    for _ in range(WARM_UPS):
        client.get(address)
    with CaptureQueriesContext(connection) as queries:
        sent = len(client.get(address).getvalue())
        count = len(queries)  # the next request empties the log
    watches = [_visit(client, address) for _ in range(VISITS)]
    wall_ms = [watch.wall_seconds * 1000 for watch in watches]
    cpu_ms = [watch.cpu_seconds * 1000 for watch in watches]
    return [
        name,
        str(count),
        f"{sum(cpu_ms) / len(cpu_ms):.0f}",
        f"{percentile(wall_ms, 50):.0f}",
        f"{percentile(wall_ms, 95):.0f}",
        f"{sent / 1000:.0f}",
    ]


def _entry_bytes(client: Client) -> tuple[int, int]:
    """Return what the entry page sends with all it names, and alone; headers apart."""
    plain = client.get("/", headers={"accept-encoding": "identity"}).getvalue().decode()
    named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', plain))
    page = len(client.get("/").getvalue())
    return page + sum(len(client.get(url).getvalue()) for url in named), page


def _visit(client: Client, address: str) -> Stopwatch:
    with Stopwatch() as watch:
        client.get(address).getvalue()
    return watch
