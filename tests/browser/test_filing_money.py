"""Filing money by keyboard: the money and the physical progress of a row save apart."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from jenjang.apps.measurement.models import PhysicalProgress, Spending
from jenjang.apps.measurement.services import rebuild
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import YEAR, Kecamatan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASTE = """(cell) => {
  const data = new DataTransfer();
  data.setData("text/plain", "1.500.000\\t37,5");
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
}"""


def test_a_pasted_row_files_its_money_and_its_progress(open_page, transactional_db):
    kecamatan = Kecamatan()
    kecamatan.activity("Program", 5_000_000)
    rebuild(kecamatan.unit, YEAR)
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto("/realisasi/?lihat=anggaran&triwulan=1&bulan=1&tahun=2025")

    page.locator("[name=spent]").evaluate(PASTE)

    expect(page.locator(".state.saved")).to_have_count(2)
    assert Spending.objects.get().spent_idr == 1_500_000
    assert PhysicalProgress.objects.get().percent == Decimal("37.5")


def test_a_bad_progress_is_marked_and_the_money_beside_it_is_not(
    open_page, transactional_db
):
    kecamatan = Kecamatan()
    kecamatan.activity("Program", 5_000_000)
    rebuild(kecamatan.unit, YEAR)
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto("/realisasi/?lihat=anggaran&triwulan=1&bulan=1&tahun=2025")

    page.locator("[name=percent]").fill("101")
    page.locator("[name=percent]").blur()

    expect(page.locator("[name=percent]")).to_have_attribute("aria-invalid", "true")
    page.locator("[name=spent]").fill("100")
    page.locator("[name=spent]").blur()
    expect(page.locator(".state.saved")).to_have_count(1)
    expect(page.locator("[name=percent]")).to_have_attribute("aria-invalid", "true")
