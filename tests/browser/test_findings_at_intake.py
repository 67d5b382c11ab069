"""A Word file with a wrong total and a foreign kecamatan: seen, settled, adopted."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.findings.models import Finding
from jenjang.apps.organisation.models import Role
from jenjang.papers.document import Budget
from jenjang.papers.writing import write
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import complaints, overflow
from tests.browser.test_looking_over import drop
from tests.factories import GovernmentFactory, granted
from tests.web.place import Place, furnished_unit, paper_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REGENCY = "Kabupaten Sleman"


@pytest.fixture
def place(transactional_db: None) -> Place:
    """Return a unit of a regency whose kecamatan the gazetteer knows."""
    GovernmentFactory(name=REGENCY)
    return furnished_unit("Kecamatan Moyudan")


def wrong(place: Place) -> bytes:
    """Return a paper with a wrong total and another kecamatan's name."""
    paper = paper_of(place.unit, place.camat, place.appointment, year=2026)
    objective = replace(
        paper.objectives[0], text="Meningkatnya kualitas pelayanan Kecamatan Minggir"
    )
    budgets = (
        *paper.budgets,
        Budget("program", "Program Pemberdayaan Masyarakat Desa", 300_000_000),
    )
    faulty = replace(
        paper,
        regency=REGENCY,
        objectives=(objective,),
        budgets=budgets,
        budget_total_idr=2_600_000_000,
    )
    return write(faulty, to="docx")


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(DESK, marks=pytest.mark.proof), PHONE],
    ids=["1280 px", "360 px"],
)
def test_a_finding_is_seen_in_place_and_settled_another_adopted(open_page, place, viewport):
    page = open_page(granted(Role.OPERATOR, place.unit), viewport=viewport)
    drop(page, "pk.docx", wrong(place))
    total = page.locator(".found-list .one", has_text="baris-barisnya berjumlah")
    foreign = page.locator(".found-list .one", has_text="Menyebut Kecamatan Minggir")
    expect(total).to_be_visible()
    expect(foreign).to_be_visible()
    expect(page.locator(".spot.found").first).to_be_visible()
    assert (complaints(page), overflow(page)) == ([], 0)

    total.locator("[data-lights]").first.click()
    expect(page.locator(".spot.now")).to_contain_text("2.600.000.000")
    foreign.locator("[data-lights]").first.click()
    expect(page.locator(".spot.now")).to_contain_text("Kecamatan Minggir")

    foreign.get_by_text("Putuskan").click()
    foreign.get_by_label("atau alasannya").fill("Salah ketik, dibetulkan di Perubahan.")
    foreign.get_by_role("button", name="Terima dengan alasan").click()
    expect(foreign.get_by_text("Diterima dengan alasan")).to_be_visible()
    expect(page.locator("#jumlah-temuan")).to_contain_text("1 selesai")
    assert complaints(page) == []

    page.get_by_role("link", name="Lihat yang akan berubah").first.click()
    assert (complaints(page), overflow(page)) == ([], 0)
    if page.get_by_label("keraguan itu").count():
        page.get_by_label("keraguan itu").check()
    page.get_by_label("Adopsi seperti tertulis, dengan 1 temuan").check()
    page.get_by_role("button", name="Adopsi").click()
    expect(page.get_by_role("status")).to_contain_text("sudah diadopsi")

    assert Agreement.objects.get(year=2026).document["budget_total"] == 2_600_000_000
    states = dict(Finding.objects.filter(year=2026).values_list("rule", "state"))
    assert (states["R01"], states["R30"]) == ("terbuka", "diterima")
