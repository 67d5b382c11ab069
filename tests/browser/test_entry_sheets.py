"""A clerk takes the grid home in Excel and brings it back filled."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan
from tests.apps.measurement.sheets import Book, opened

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GRID = "/pengukuran/?periode=triwulan-1&tahun=2025"


@pytest.fixture
def kecamatan(transactional_db: None) -> Kecamatan:
    """Return a unit with a count and a ratio to file."""
    found = Kecamatan()
    found.indicator(text="Laporan tersusun tepat waktu", target=4)
    found.indicator(
        text="Permohonan selesai",
        target=90,
        accumulation="recompute",
        measured_in="Persen",
        numerator_text="selesai",
        denominator_text="masuk",
    )
    return found


def taken_along(page: Page) -> Book:
    """Return the sheet that the grid gives."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="unduh lembar isian").click()
    return opened(Path(waiting.value.path()).read_bytes())


def bring_back(page: Page, content: bytes) -> None:
    page.goto(GRID)
    page.get_by_role("link", name="unggah lembar terisi").click()
    page.get_by_label("Lembar isian yang sudah diisi (.xlsx)").set_input_files(
        {"name": "isian.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Periksa lembar").click()


@pytest.mark.parametrize("with_script", [True, False])
def test_a_sheet_is_taken_along_filled_looked_at_and_stored(
    open_page, kecamatan, with_script
):
    page = open_page(kecamatan.user(Role.OPERATOR), java_script_enabled=with_script)
    page.goto(GRID)
    book = taken_along(page)
    book.put("Laporan", "Nilai", 1)
    book.put("Permohonan", "Pembilang", 40)
    book.put("Permohonan", "Penyebut", 50)

    bring_back(page, book.saved())

    expect(page.get_by_role("heading", name="2 baris berubah")).to_be_visible()
    assert not Result.objects.exists()
    picture(page, "look")
    page.get_by_role("button", name="Simpan 2 baris").click()
    expect(page.get_by_text("2 baris tersimpan dari lembar isian.")).to_be_visible()
    assert sorted(row.value for row in Result.objects.all()) == [1, 80]


def test_what_is_wrong_in_a_sheet_is_named_and_nothing_can_be_stored(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto(GRID)
    book = taken_along(page)
    book.put("Laporan", "Nilai", "tiga")
    book.put("Permohonan", "Pembilang", 40)

    bring_back(page, book.saved())

    expect(page.get_by_role("heading", name="2 hal perlu diperbaiki")).to_be_visible()
    expect(page.get_by_role("row", name="5 Nilai tiga")).to_be_visible()
    expect(page.get_by_role("button", name="Simpan")).to_have_count(0)
    picture(page, "wrong")


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
