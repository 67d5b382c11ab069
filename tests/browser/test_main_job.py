"""The main job from the door on: the tree, a quarter filed by keyboard, its predikat."""

import pytest
from playwright.sync_api import Page, expect

from jenjang.apps.organisation.models import Role
from tests.browser.conftest import DESK, PHONE
from tests.factories import PASSWORD, granted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def come_in(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Nama pengguna").fill("operator")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Utama")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["on a desk", "on a phone"])
def test_a_quarter_is_filed_by_keyboard_and_shows_its_predikat(open_page, place, viewport):
    granted(Role.OPERATOR, place.unit, username="operator")
    page = open_page(viewport=viewport)
    come_in(page)
    menu = page.get_by_role("navigation", name="Utama")
    menu.get_by_role("link", name="Pohon kinerja").click()
    expect(page.get_by_text("Meningkatnya kualitas pelayanan kecamatan")).to_be_visible()

    menu.get_by_role("link", name="Pengukuran").click()
    page.goto("/pengukuran/?tahun=2025&periode=triwulan-1")
    cell = page.locator("[data-grid] input:not([type=hidden])").first
    cell.focus()
    page.keyboard.type("88")
    page.keyboard.press("Tab")

    expect(page.get_by_text("100,57 % Berhasil")).to_be_visible()
    expect(page.get_by_text("✓ tersimpan")).to_be_visible()


def test_without_script_too(open_page, place):
    granted(Role.OPERATOR, place.unit, username="operator")
    page = open_page(java_script_enabled=False)
    come_in(page)
    page.goto("/pengukuran/?tahun=2025&periode=triwulan-1")
    page.locator("[data-grid] input:not([type=hidden])").first.fill("88")
    page.locator("[data-grid] button", has_text="Simpan").first.click()

    expect(page.get_by_text("100,57 % Berhasil")).to_be_visible()
    page.goto("/pohon/?tahun=2025")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pohon kinerja")
