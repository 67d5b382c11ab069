"""Filing a quarter by keyboard, as a clerk does: keys move, cells save, a column pastes."""

import pytest
from playwright.sync_api import Locator, Page, expect

from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GRID = "/pengukuran/?periode=triwulan-1&tahun=2025"


@pytest.fixture
def kecamatan(transactional_db: None) -> Kecamatan:
    """Return a unit with two counts and a ratio to file."""
    found = Kecamatan()
    for n in (1, 2):
        found.indicator(text=f"Laporan {n}", target=4)
    found.indicator(
        text="Permohonan selesai",
        target=90,
        accumulation="recompute",
        measured_in="Persen",
        numerator_text="selesai",
        denominator_text="masuk",
    )
    return found


def cells(page: Page, row: int) -> Locator:
    return page.locator("[data-grid] tbody tr").nth(row).locator("input:not([type=hidden])")


def state(page: Page, row: int) -> Locator:
    return page.locator("[data-grid] tbody tr").nth(row).locator(".state")


def test_enter_saves_and_goes_down_and_the_capaian_appears(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto(GRID)

    cells(page, 0).first.click()
    page.keyboard.type("1")
    page.keyboard.press("Enter")

    expect(cells(page, 1).first).to_be_focused()
    expect(state(page, 0)).to_have_text("✓ tersimpan")
    expect(page.get_by_text("100,00 % Berhasil")).to_be_visible()
    assert Result.objects.get().value == 1


def test_both_parts_of_a_ratio_typed_one_after_the_other_are_stored_once_whole(
    open_page, kecamatan
):
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto(GRID)

    cells(page, 2).first.click()
    page.keyboard.type("40")
    page.keyboard.press("Tab")
    page.keyboard.type("50")
    page.keyboard.press("Tab")

    expect(state(page, 2)).to_have_text("✓ tersimpan")
    assert Result.objects.get().value == 80


def test_what_cannot_be_read_is_marked_at_its_cell_with_what_to_type(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto(GRID)

    cells(page, 0).first.fill("3.800.00")
    page.keyboard.press("Enter")

    expect(state(page, 0)).to_contain_text("dapat dibaca lebih dari satu cara")
    expect(cells(page, 0).first).to_have_attribute("aria-invalid", "true")
    assert not Result.objects.exists()


def test_a_column_copied_from_a_spreadsheet_fills_the_column(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto(GRID)

    cells(page, 0).first.evaluate(
        """(cell) => {
            const copied = new DataTransfer();
            copied.setData("text/plain", "1\\n2\\n9\\t10\\n");
            cell.dispatchEvent(new ClipboardEvent("paste",
                { clipboardData: copied, bubbles: true, cancelable: true }));
        }"""
    )

    for row in range(3):
        expect(state(page, row)).to_have_text("✓ tersimpan")
    assert sorted(r.value for r in Result.objects.all()) == [1, 2, 90]


def test_without_script_every_row_has_its_button(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR), java_script_enabled=False)
    page.goto(GRID)

    cells(page, 1).first.fill("2")
    page.get_by_role("button", name="Simpan").nth(1).click()

    expect(page.get_by_text("Tersimpan.")).to_be_visible()
    assert Result.objects.get().value == 2


def test_a_branch_of_the_tree_opens_in_place(open_page, kecamatan):
    root = kecamatan.objective("Meningkatnya pelayanan")
    node = kecamatan.objective("Terlaksananya urusan", parent=root, level="sasaran program")
    kecamatan.indicator(objective=node, text="Laporan di bawah")
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto("/pohon/?tahun=2025")
    expect(page.get_by_text("Laporan di bawah")).not_to_be_visible()

    page.get_by_role("link", name="Terlaksananya urusan").click()

    expect(page.get_by_text("Laporan di bawah")).to_be_visible()
