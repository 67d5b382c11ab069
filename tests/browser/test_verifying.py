"""A camat verifies a quarter of twenty indicators on a telephone, counted in taps."""

import pytest
from playwright.sync_api import Locator, Page, expect

from jenjang.apps.measurement.models import Result, ResultState
from jenjang.apps.measurement.services import report_result, submit_results
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan, quarter
from tests.browser.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TAPS = 12


class Thumb:
    """One thumb on a page, and how often it came down; a sentence typed is one more."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, place: Locator) -> None:
        place.click()
        self.taps += 1

    def write(self, place: Locator, text: str) -> None:
        self.tap(place)
        self.page.keyboard.type(text)
        self.taps += 1


@pytest.fixture
def kecamatan(transactional_db: None) -> Kecamatan:
    """Return a unit that handed in twenty figures of TW I."""
    found = Kecamatan()
    camat = found.official("Camat")
    kasi = found.official("Kasi Pelayanan", under=camat)
    for n in range(1, 21):
        indicator = found.indicator(
            text=f"Laporan {n:02}", owner=kasi, promised_by=(kasi, camat)
        )
        report_result(
            series_id=indicator.series_id,
            period_id=quarter(1).pk,
            version=0,
            value=n,
            by=None,
        )
    submit_results(unit_id=found.unit.pk, quarter_id=quarter(1).pk, by=None)
    return found


def test_twenty_are_verified_and_one_returned_in_at_most_twelve_taps(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.KEPALA), viewport=PHONE)
    page.goto("/?triwulan=1&tahun=2025")
    thumb = Thumb(page)

    thumb.tap(page.get_by_role("link", name="Lainnya"))
    thumb.tap(page.get_by_role("link", name="Verifikasi"))
    page.get_by_label("Periode").select_option("1")
    thumb.taps += 2  # the list of periods, and TW I in it
    thumb.tap(page.get_by_role("button", name="Tampilkan"))
    third = page.get_by_role("listitem").filter(has_text="Laporan 03")
    thumb.tap(third.get_by_text("Kembalikan", exact=True))
    thumb.write(third.get_by_role("textbox"), "Bukti Maret belum ada")
    thumb.tap(third.get_by_role("button", name="Kembalikan nilai ini"))
    expect(page.get_by_text("Nilai dikembalikan")).to_be_visible()
    thumb.tap(page.get_by_role("link", name="Pilih semua (19)"))
    thumb.tap(page.get_by_role("button", name="Verifikasi yang dipilih"))
    expect(page.get_by_text("19 nilai terverifikasi.")).to_be_visible()

    assert thumb.taps <= MOST_TAPS
    assert Result.objects.filter(state=ResultState.VERIFIED).count() == 19
    returned = Result.objects.get(state=ResultState.RETURNED)
    assert returned.returned_because == "Bukti Maret belum ada"


def test_choosing_why_nothing_was_measured_empties_the_cell_and_is_saved(
    open_page, kecamatan
):
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto("/pengukuran/?periode=triwulan-1&tahun=2025")
    row = page.locator("[data-grid] tbody tr").first

    row.locator("summary").click()
    row.get_by_label("Belum diukur karena").select_option("data_belum_ada")

    expect(row.locator(".state")).to_contain_text("belum diukur: data dari sumber")
    expect(row.locator(".pair input")).to_have_value("")
    assert Result.objects.get(unmeasured_because="data_belum_ada").value is None
