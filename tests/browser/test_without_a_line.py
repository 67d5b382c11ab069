"""The entry page without a line: it opens, takes figures, keeps them, sends each once."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

from jenjang.apps.accounts.models import User
from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.models import Result
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan
from tests.browser.conftest import UNTIL_KEPT, session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GRID = "/pengukuran/?periode=triwulan-1&tahun=2025"
ROWS = 12


@pytest.fixture
def kecamatan(transactional_db: None) -> Kecamatan:
    """Return a unit with twelve counts to file."""
    found = Kecamatan()
    for n in range(ROWS):
        found.indicator(text=f"Laporan {n + 1}", target=40)
    return found


def cell(page: Page, row: int) -> Locator:
    return page.locator("[data-grid] tbody tr").nth(row).locator("[data-kind]").first


def state(page: Page, row: int) -> Locator:
    return page.locator("[data-grid] tbody tr").nth(row).locator(".state")


def opened_and_kept(page: Page, url: str = GRID) -> None:
    """Open the page and wait until the device has it."""
    page.goto(url)
    page.evaluate(UNTIL_KEPT)


def sign_in(page: Page, user: User) -> None:
    """Let the browser of the page be that of the user from now on."""
    page.context.clear_cookies()
    page.context.add_cookies([session_cookie(user, urljoin(page.url, "/"))])


def fill(page: Page, row: int, figure: str) -> None:
    cell(page, row).fill(figure)
    cell(page, row).press("Enter")


def test_twelve_figures_typed_without_a_line_survive_closing_and_are_stored_once(
    open_page, kecamatan
):
    page = open_page(kecamatan.user(Role.OPERATOR))
    opened_and_kept(page)
    page.context.set_offline(True)
    for row in range(ROWS):
        fill(page, row, str(row + 1))
    expect(page.get_by_role("status")).to_contain_text("12 nilai menunggu di perangkat ini")
    page.close()

    again = page.context.new_page()
    again.goto(GRID)
    expect(again.get_by_text("Tampilan tersimpan dari")).to_be_visible()
    expect(again.get_by_role("status")).to_contain_text(
        "12 nilai menunggu di perangkat ini"
    )
    expect(cell(again, 11)).to_have_value("12")
    assert not Result.objects.exists()

    again.context.set_offline(False)
    for row in range(ROWS):
        expect(state(again, row)).to_have_text("✓ tersimpan")
    expect(again.locator("#antrean")).to_be_hidden()
    assert sorted(r.value for r in Result.objects.all()) == list(range(1, 13))
    assert Entry.objects.filter(action="result.reported").count() == ROWS


def test_what_was_stored_is_known_to_an_older_copy_of_the_page(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    opened_and_kept(page)
    fill(page, 0, "3")
    expect(state(page, 0)).to_have_text("✓ tersimpan")
    page.context.set_offline(True)
    page.goto(GRID)
    expect(page.get_by_text("Tampilan tersimpan dari")).to_be_visible()
    expect(cell(page, 0)).to_have_value("3")

    fill(page, 0, "4")
    page.context.set_offline(False)

    expect(state(page, 0)).to_have_text("✓ tersimpan")
    assert Result.objects.get().value == 4


def test_what_cannot_be_read_is_said_without_a_line_and_is_not_sent(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    opened_and_kept(page)
    page.context.set_offline(True)
    fill(page, 0, "3.800.00")
    expect(state(page, 0)).to_contain_text("dapat dibaca lebih dari satu cara")
    page.context.set_offline(False)
    page.reload()
    expect(cell(page, 0)).to_have_value("3.800.00")
    expect(page.get_by_role("status")).to_contain_text("1 nilai di perangkat ini perlu")

    page.get_by_role("button", name="Buang isian ini").click()

    expect(cell(page, 0)).to_have_value("")
    expect(state(page, 0)).to_have_text("belum diisi")
    assert not Result.objects.exists()


def conflicting(open_page, kecamatan) -> Page:
    """Return a page whose first row says 3 where another device stored 5 meanwhile."""
    phone = open_page(kecamatan.user(Role.OPERATOR))
    phone.goto(GRID)
    desk = open_page(kecamatan.user(Role.OPERATOR))
    desk.goto(GRID)
    fill(desk, 0, "5")
    expect(state(desk, 0)).to_have_text("✓ tersimpan")
    fill(phone, 0, "3")
    expect(state(phone, 0)).to_contain_text(re.compile("sudah mengisi 5; isian Anda 3"))
    assert Result.objects.get().value == 5
    return phone


def test_of_two_figures_the_person_keeps_his_own(open_page, kecamatan):
    page = conflicting(open_page, kecamatan)

    page.get_by_role("button", name="Pakai isian saya").click()

    expect(state(page, 0)).to_have_text("✓ tersimpan")
    assert (Result.objects.get().value, Result.objects.get().version) == (3, 2)


def test_of_two_figures_the_person_takes_the_stored(open_page, kecamatan):
    page = conflicting(open_page, kecamatan)

    page.get_by_role("button", name="Pakai yang tersimpan").click()

    expect(cell(page, 0)).to_have_value("5")
    expect(state(page, 0)).to_have_text("✓ tersimpan")
    assert (Result.objects.get().value, Result.objects.get().version) == (5, 1)
    fill(page, 0, "6")
    expect(state(page, 0)).to_have_text("✓ tersimpan")
    assert Result.objects.get().value == 6


def test_a_conflict_is_still_shown_when_the_page_is_opened_again(open_page, kecamatan):
    page = conflicting(open_page, kecamatan)

    page.goto("/pohon/?tahun=2025")
    page.goto(GRID)

    expect(state(page, 0)).to_contain_text("sudah mengisi 5; isian Anda 3")
    expect(page.get_by_role("status")).to_contain_text("1 nilai berbeda")


def test_a_session_that_ended_keeps_the_draft_until_its_owner_is_back(open_page, kecamatan):
    user = kecamatan.user(Role.OPERATOR)
    page = open_page(user)
    page.goto(GRID)
    page.context.clear_cookies()
    fill(page, 0, "7")
    expect(page.get_by_role("status")).to_contain_text("Sesi berakhir")
    expect(page.get_by_role("link", name="Masuk", exact=True)).to_be_visible()

    stranger = kecamatan.user(Role.OPERATOR)
    sign_in(page, stranger)
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.get_by_role("status")).to_contain_text("pengguna lain")
    page.goto(GRID)
    expect(cell(page, 0)).to_have_value("")
    expect(page.get_by_role("status")).to_contain_text("1 nilai pengguna lain menunggu")
    assert not Result.objects.exists()

    sign_in(page, user)
    page.goto(GRID)
    expect(state(page, 0)).to_have_text("✓ tersimpan")
    assert Result.objects.get().reported_by == user


def test_two_tabs_of_one_person_show_the_same_and_send_once(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    page.goto(GRID)
    other = page.context.new_page()
    other.goto(GRID)

    fill(page, 0, "3")
    expect(cell(other, 0)).to_have_value("3")
    expect(state(other, 0)).to_have_text("✓ tersimpan")
    fill(other, 0, "4")
    expect(cell(page, 0)).to_have_value("4")
    expect(state(page, 0)).to_have_text("✓ tersimpan")

    assert (Result.objects.get().value, Result.objects.get().version) == (4, 2)


def test_who_signs_out_leaves_no_page_to_the_next(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    opened_and_kept(page)
    page.goto("/keluar/")
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")

    page.context.set_offline(True)
    page.goto(GRID)

    expect(page.get_by_role("heading", level=1)).to_have_text("Tidak tersambung")
    expect(page.get_by_role("listitem")).to_have_count(0)


def test_a_page_that_is_not_on_the_device_leads_to_those_that_are(open_page, kecamatan):
    page = open_page(kecamatan.user(Role.OPERATOR))
    opened_and_kept(page)
    page.context.set_offline(True)

    page.goto("/pohon/?tahun=2025")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tidak tersambung")
    page.get_by_role("link", name="Realisasi Triwulan I 2025").click()

    expect(page.get_by_text("Tampilan tersimpan dari")).to_be_visible()
    expect(cell(page, 0)).to_be_visible()
