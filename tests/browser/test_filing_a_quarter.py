"""A quarter of twenty indicators: how often a clerk must touch keys and screen for it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INDICATORS, RATIOS = 20, 5
MOST_INTERACTIONS = 120


class Hands:
    """A clerk at the page: a click, a choice, a key or a figure is one interaction."""

    def __init__(self, page: Page) -> None:
        """Sit down with nothing done."""
        self.page = page
        self.interactions = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.interactions += 1

    def choose(self, what: Locator, value: str) -> None:
        what.select_option(value)
        self.interactions += 1

    def type(self, figure: str) -> None:
        self.page.keyboard.type(figure)
        self.interactions += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.interactions += 1


@pytest.fixture
def kecamatan(transactional_db: None) -> Kecamatan:
    """Return a unit with twenty indicators, five of them ratios."""
    found = Kecamatan()
    for n in range(INDICATORS - RATIOS):
        found.indicator(text=f"Laporan {n}", target=4)
    for n in range(RATIOS):
        found.indicator(
            text=f"Permohonan {n} selesai",
            target=90,
            accumulation="recompute",
            measured_in="Persen",
            numerator_text="selesai",
            denominator_text="masuk",
        )
    return found


def test_twenty_indicators_take_at_most_120_interactions(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    hands = Hands(page)
    page.goto("/?tahun=2025")
    hands.click(page.get_by_role("link", name="Pengukuran", exact=True).first)
    hands.choose(page.locator("[name=periode]"), "triwulan-1")
    hands.click(page.get_by_role("button", name="Tampilkan"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Triwulan I 2025")

    hands.click(page.locator("[data-grid] [data-kind]").first)
    for _ in range(INDICATORS - RATIOS):
        hands.type("1")
        hands.press("Enter")
    for _ in range(RATIOS):
        hands.type("45")
        hands.press("ArrowRight")
        hands.type("50")
        hands.press("ArrowRight")
    hands.press("Enter")

    expect(page.locator(".state.saved")).to_have_count(INDICATORS, timeout=60_000)
    assert Result.objects.count() == INDICATORS
    assert hands.interactions <= MOST_INTERACTIONS
