"""What a visit to the entry page and a save weigh on the line, as `jenjang serve` sends it.

Counted twice: what the page received, and what the server sent in all, its worker's too.
"""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Page, expect

from jenjang.apps.organisation.models import Period, PeriodKind, Role
from jenjang.apps.plans.models import Indicator, Series, Stage, Target
from jenjang.core.figures import fold
from tests.browser.conftest import UNTIL_KEPT, Office, session_cookie
from tests.factories import granted
from tests.web.place import YEAR, Place

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST_BYTES, LATER_BYTES, SAVE_BYTES = 80_000, 15_000, 15_000
ENTRY = f"/pengukuran/?tahun={YEAR}"
INDICATORS = 28


@pytest.fixture
def page(browser: Browser, place: Place, office: Office) -> Iterator[Page]:
    """Return a window of somebody who files for a kecamatan with all its indicators."""
    promise_more(place)
    context = browser.new_context(base_url=office.url)
    user = granted(Role.OPERATOR, place.unit)
    context.add_cookies([session_cookie(user, office.url)])
    yield context.new_page()
    context.close()


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


def opened(page: Page) -> None:
    """Open the entry page and wait until the device has it and all files it needs."""
    page.goto(ENTRY)
    page.wait_for_load_state("networkidle")
    page.evaluate(UNTIL_KEPT)


def test_the_entry_page_is_light(page):
    first = weigh(page, ENTRY)
    shown = page.locator("table.grid tbody tr").count()
    later = weigh(page, ENTRY)

    assert shown >= 25
    assert (first <= FIRST_BYTES, later <= LATER_BYTES) == (True, True), (first, later)


def test_the_first_visit_is_light_with_all_that_the_device_keeps(page, office):
    sent = office.weigh(lambda: opened(page))

    assert sent <= FIRST_BYTES


def test_a_save_is_light(page, office):
    opened(page)

    def save() -> None:
        cell = page.locator("[data-kind]").first
        cell.fill("88")
        cell.press("Enter")
        expect(page.get_by_text("✓ tersimpan")).to_be_visible()

    sent = office.weigh(save)

    assert 0 < sent <= SAVE_BYTES
