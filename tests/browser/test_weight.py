"""What a visit to the entry page weighs on the line, as `jenjang serve` sends it."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.test.testcases import LiveServerThread
from playwright.sync_api import Page

from jenjang.apps.organisation.models import Period, PeriodKind, Role
from jenjang.apps.plans.models import Indicator, Series, Stage, Target
from jenjang.core.figures import fold
from tests.browser.conftest import session_cookie
from tests.factories import granted
from tests.web.place import YEAR, Place

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST_BYTES, LATER_BYTES = 80_000, 15_000
INDICATORS = 28


@pytest.fixture
def office(transactional_db: None) -> Iterator[str]:
    """Serve as in an office: static files through our own middleware, not Django's."""
    thread = LiveServerThread(
        "127.0.0.1", static_handler=lambda app: app, connections_override={}
    )
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


def promise_more(place: Place) -> None:
    """Give the camat as many indicators as a kecamatan has."""
    agreement = place.agreement
    quarters = list(Period.objects.filter(year=YEAR, kind=PeriodKind.QUARTER))
    for n in range(INDICATORS - 1):
        text = f"Persentase layanan {n} yang diselesaikan tepat waktu menurut standar"
        indicator = Indicator.objects.create(
            series=Series.objects.create(unit=place.unit),
            plan=place.indicator.plan,
            objective=place.indicator.objective,
            text=text,
            folded_text=fold(text),
            measured_in="Persen",
            owner=place.camat,
            order=n + 1,
        )
        agreement.commitments.create(indicator=indicator, order=n + 2)
        Target.objects.bulk_create(
            Target(series=indicator.series, period=one, stage=Stage.PK, value=Decimal(90))
            for one in quarters
        )


def weigh(page: Page, url: str) -> int:
    """Return the bytes that came over the line for a page and all it needs."""
    received: list[float] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on(
        "Network.loadingFinished", lambda one: received.append(one["encodedDataLength"])
    )
    page.goto(url)
    page.wait_for_load_state("networkidle")
    line.detach()
    return int(sum(received))


def test_the_entry_page_is_light(browser, place, office):
    promise_more(place)
    user = granted(Role.OPERATOR, place.unit)
    context = browser.new_context(base_url=office)
    context.add_cookies([session_cookie(user, office)])
    page = context.new_page()

    first = weigh(page, f"/pengukuran/?tahun={YEAR}")
    shown = page.locator("table.grid tbody tr").count()
    later = weigh(page, f"/pengukuran/?tahun={YEAR}")
    context.close()

    assert shown >= 25
    assert (first <= FIRST_BYTES, later <= LATER_BYTES) == (True, True), (first, later)
