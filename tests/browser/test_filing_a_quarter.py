"""A quarter of twenty indicators: how often a clerk must touch keys and screen for it."""

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from jenjang.apps.measurement.models import Evidence, Result
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan
from tests.browser.conftest import Office, session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INDICATORS, RATIOS, FILES = 20, 5, 5
MOST_INTERACTIONS, FIRST_BYTES, SAVE_BYTES = 120, 80_000, 15_000


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

    def give(self, field: Locator, file: FilePayload) -> None:
        """Choose a file: the field is pressed, the file chosen."""
        field.set_input_files(file)
        self.interactions += 2

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


@pytest.fixture
def page(browser: Browser, kecamatan: Kecamatan, office: Office) -> Iterator[Page]:
    """Return the window of the kecamatan's operator, at a server as in an office."""
    context = browser.new_context(base_url=office.url)
    user = kecamatan.user(Role.OPERATOR)
    context.add_cookies([session_cookie(user, office.url)])
    yield context.new_page()
    context.close()


def file_all(page: Page, hands: Hands) -> None:
    """File a figure for each of the twenty, keys alone."""
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


def attach(page: Page, hands: Hands, n: int) -> None:
    """Attach a file of 40 kB to the n-th indicator of the evidence page."""
    hands.click(page.locator("[name=indikator]").nth(n))
    file = {"name": f"daftar-hadir-{n}.pdf", "mimeType": "application/pdf"}
    content = b"%PDF-1.7 " + bytes([n + 65]) * 40_000
    hands.give(page.get_by_label("Berkas"), {**file, "buffer": content})
    hands.click(page.get_by_role("button", name="Lampirkan pada yang dicentang"))
    left = f"{INDICATORS - n - 1} dari {INDICATORS} tanpa bukti"
    expect(page.get_by_text(left)).to_be_visible(timeout=30_000)
    page.wait_for_load_state("networkidle")


def test_twenty_indicators_with_five_files_take_at_most_120_interactions(page, office):
    """Interactions of the whole quarter; bytes of the first page and of each save."""
    hands = Hands(page)
    page.goto("/?tahun=2025")
    hands.click(page.get_by_role("link", name="Pengukuran", exact=True).first)
    hands.choose(page.locator("[name=periode]"), "triwulan-1")
    hands.click(page.get_by_role("button", name="Tampilkan"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Triwulan I 2025")

    filed = office.weigh(lambda: file_all(page, hands))
    hands.click(page.get_by_role("link", name="bukti Triwulan I 2025"))
    page.wait_for_load_state("networkidle")
    saves = [office.weigh(partial(attach, page, hands, n)) for n in range(FILES)]

    assert Result.objects.count() == INDICATORS
    assert Evidence.objects.standing().count() == FILES
    assert hands.interactions <= MOST_INTERACTIONS
    assert filed / INDICATORS <= SAVE_BYTES
    assert max(saves) <= SAVE_BYTES


def test_the_first_visit_to_the_evidence_page_is_light(page, office):
    def opened() -> None:
        page.goto("/bukti/?tahun=2025&periode=triwulan-1")
        page.wait_for_load_state("networkidle")

    sent = office.weigh(opened)

    assert page.locator("[name=indikator]").count() == INDICATORS
    assert 0 < sent <= FIRST_BYTES
