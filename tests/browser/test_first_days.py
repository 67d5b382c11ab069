"""The first days of a pemda: founded, an account given, a password forgotten."""

import re

import pytest
from playwright.sync_api import Page, expect

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Role
from tests.browser.conftest import PHONE
from tests.factories import PASSWORD, granted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OWN = "sawah-terbentang-41"


def sign_in(page: Page, username: str, password: str) -> None:
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_pemda_is_founded_and_its_first_user_gets_in(open_page, script):
    page = open_page(java_script_enabled=script)
    page.goto("/")
    expect(page).to_have_title("Mulai · Jenjang")
    page.get_by_label("Nama pemerintah daerah").fill("Kabupaten Tirtajaya")
    page.get_by_label("Sebutan kepala daerah").fill("Bupati Tirtajaya")
    page.get_by_label("Tahun pertama yang dikerjakan").fill("2025")
    page.get_by_label("Perangkat daerah").fill("Kecamatan Sukamaju")
    page.get_by_label("Nama lengkap admin pertama").fill("Rina Lestari, S.E.")
    page.get_by_label("Nama pengguna").fill("rina")
    page.get_by_label("Kata sandi", exact=True).fill(OWN)
    page.get_by_label("Kata sandi, sekali lagi").fill(OWN)
    page.get_by_role("button", name="Mulai bekerja").click()
    expect(page.get_by_role("status")).to_contain_text("Kabupaten Tirtajaya siap dipakai")

    page.get_by_role("link", name="Tambah pengguna").click()
    page.get_by_label("Nama lengkap").fill("Bagus Pramono, S.IP.")
    page.get_by_label("Nama pengguna").fill("bagus")
    page.get_by_label("Peran", exact=True).select_option(
        label="Operator (kasubag perencanaan)"
    )
    page.get_by_label("Perangkat daerah (boleh kosong)").select_option(
        label="Kecamatan Sukamaju"
    )
    page.get_by_role("button", name="Buat akun dan kata sandi").click()
    password = page.locator(".secret").inner_text()

    other = open_page(viewport=PHONE, java_script_enabled=script)
    sign_in(other, "bagus", password)
    expect(other.get_by_role("heading", level=1)).to_have_text("Ganti kata sandi")
    replace_password(other, password)
    expect(other).not_to_have_url(re.compile("/sandi/"))


def replace_password(page: Page, old: str) -> None:
    page.get_by_label("Kata sandi sekarang").fill(old)
    page.get_by_label("Kata sandi baru", exact=True).fill(OWN)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(OWN)
    page.get_by_role("button", name="Ganti kata sandi").click()


def test_a_forgotten_password_is_replaced_by_an_admin_without_mail(open_page, place):
    granted(Role.ADMIN, username="admin")
    forgetful = granted(Role.OPERATOR, place.unit, username="bagus")
    page = open_page()
    sign_in(page, "admin", PASSWORD)
    page.goto("/pengguna/?cari=bagus")
    page.get_by_role("link", name=forgetful.full_name).click()
    page.get_by_role("button", name="Beri kata sandi baru").click()
    issued = page.locator(".secret").inner_text()

    own = open_page(viewport=PHONE)
    sign_in(own, "bagus", issued)
    replace_password(own, issued)
    own.goto("/pejabat/")
    expect(own.get_by_role("heading", level=1)).to_have_text("Pejabat dan jabatan")
    assert User.objects.get(pk=forgetful.pk).must_change_password is False


def test_every_page_is_reached_on_a_phone(open_page, place):
    page = open_page(granted(Role.OPERATOR, place.unit), viewport=PHONE)
    page.goto("/lainnya/")
    page.get_by_role("main").get_by_role("link", name="Riwayat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Riwayat perubahan")
    expect(
        page.get_by_role("navigation", name="Utama").get_by_text("Lainnya")
    ).to_be_visible()


def test_the_skip_link_leads_to_the_content(open_page, place):
    page = open_page(granted(Role.OPERATOR, place.unit))
    page.goto("/pejabat/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Lompat ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
