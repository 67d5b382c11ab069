"""A report is written in a real browser: opened, filled with figures, together, printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.reports.models import (
    Edition,
    Passage,
    PassageDraft,
    PerformanceReport,
)
from jenjang.apps.reports.services import accept_proposals, open_report
from tests.apps.reports.sample import SMALL, a_kecamatan
from tests.apps.reports.written import fill_in, made_ready
from tests.browser.conftest import DESK, PHONE
from tests.factories import GovernmentFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kecamatan(transactional_db):
    """Return a measured kecamatan, seen by the live server too."""
    GovernmentFactory()
    return a_kecamatan(programs=SMALL)


@pytest.fixture
def report(kecamatan):
    period = Period.objects.get(year=2025, kind=PeriodKind.YEAR)
    return open_report(unit_id=kecamatan.unit.pk, period_id=period.pk, by=None)


def section_page(page: Page, report, name="Kata Pengantar"):
    page.goto(f"/lkjip/{report.pk}/?tahun=2025")
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def insert(page: Page, kind="Paragraf"):
    page.locator(".insert summary").last.click()
    page.locator(".insert[open]").get_by_role("button", name=kind, exact=True).click()
    return page.locator(".passage.open textarea")


def save(page: Page):
    page.locator(".passage.open").get_by_role("button", name="Simpan").click()
    expect(page.locator(".passage.open")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["on a desk", "on a phone"])
def test_a_report_is_opened_and_a_figure_put_into_its_text(open_page, kecamatan, viewport):
    page = open_page(kecamatan.user("operator"), viewport=viewport)
    page.goto("/lkjip/?tahun=2025")
    page.get_by_label("Buka laporan").select_option(label="Tahun 2025")
    page.get_by_role("button", name="Buka").click()
    expect(page.get_by_text("Laporan dibuka dengan semua bagiannya.")).to_be_visible()
    page.get_by_role("link", name="Kata Pengantar").click()

    field = insert(page)
    field.fill("Laporan ini disusun oleh ")
    page.get_by_text("Sisipkan angka dari data").click()
    page.get_by_label("Cari angka").fill("nama unit")
    page.locator(".figures button").first.click()
    expect(field).to_have_value(re.compile(r"^Laporan ini disusun oleh \{[a-z._]+\}$"))
    save(page)

    expect(page.locator(".passage .bound")).to_have_text("Kecamatan Sukamaju")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    [passage] = Passage.objects.filter(kind="paragraf", proposal="")
    assert passage.text.startswith("Laporan ini disusun oleh {")


def test_what_is_typed_is_kept_before_it_is_stored(open_page, kecamatan, report):
    page = open_page(kecamatan.user("operator"))
    section_page(page, report)
    insert(page).fill("Setengah kalimat")
    expect(page.get_by_text("draf tersimpan")).to_be_visible(timeout=10_000)
    assert PassageDraft.objects.get().text == "Setengah kalimat"

    again = open_page(PassageDraft.objects.get().user)
    section_page(again, report)
    again.get_by_role("link", name="Ubah").first.click()
    expect(again.locator(".passage.open textarea")).to_have_value("Setengah kalimat")
    expect(again.get_by_text("dilanjutkan")).to_be_visible()


def test_two_who_write_at_once_see_both_texts_and_one_another(open_page, kecamatan, report):
    ani, budi = kecamatan.user("operator"), kecamatan.user("verifikator")
    first = open_page(ani)
    section_page(first, report)
    insert(first).fill("Semula")
    save(first)

    second = open_page(budi)
    section_page(second, report)
    expect(second.locator("#hadir")).to_contain_text(ani.full_name)
    for page, text in ((first, "Kata Ani"), (second, "Kata Budi")):
        page.get_by_role("link", name="Ubah").first.click()
        page.locator(".passage.open textarea").fill(text)
    save(first)
    second.locator(".passage.open").get_by_role("button", name="Simpan").click()

    expect(second.get_by_text("Orang lain sudah menyimpan")).to_be_visible()
    expect(second.locator(".passage.open blockquote")).to_have_text("Kata Ani")
    expect(second.locator(".passage.open textarea")).to_have_value("Kata Budi")
    second.locator(".passage.open textarea").fill("Kata Ani dan Budi")
    save(second)
    expect(second.locator(".passage .paper").first).to_contain_text("Kata Ani dan Budi")

    second.get_by_role("link", name="Versi bagian ini").click()
    expect(second.get_by_role("heading", name="Ditulis bersamaan")).to_be_visible()


def test_without_script_a_text_is_written_moved_and_a_proposal_accepted(
    open_page, kecamatan, report
):
    page = open_page(kecamatan.user("operator"), java_script_enabled=False)
    section_page(page, report, "Ringkasan Eksekutif")
    insert(page).fill("Ditulis tanpa skrip.")
    save(page)
    expect(page.locator(".passage").last).to_contain_text("Ditulis tanpa skrip.")

    page.locator(".passage").last.get_by_text("Lainnya").click()
    page.locator(".passage").last.get_by_role("button", name="Naik").click()
    expect(page.locator(".passage").nth(-2)).to_contain_text("Ditulis tanpa skrip.")

    count = page.locator(".proposed").count()
    page.locator(".proposed").first.get_by_role("button", name="Terima").click()
    expect(page.locator(".proposed")).to_have_count(count - 1)


def test_from_a_measured_year_to_a_frozen_report_that_anybody_can_check(
    open_page, kecamatan
):
    fill_in(kecamatan.unit.pk)
    page = open_page(kecamatan.user("operator"))
    page.goto("/lkjip/?tahun=2025")
    page.get_by_label("Buka laporan").select_option(label="Tahun 2025")
    page.get_by_role("button", name="Buka").click()
    report = PerformanceReport.objects.get()
    for button in ("Data lengkap, susun tabel", "Tabel sesuai, mulai narasi"):
        page.get_by_role("button", name=button).click()
        expect(page.locator(".message.success")).to_be_visible()

    page.get_by_role("link", name="Ringkasan Eksekutif").click()
    page.get_by_role("button", name="Terima semua usulan").click()
    expect(page.locator(".proposed")).to_have_count(0)
    insert(page).fill("Kecamatan belajar dari tahun ini.")
    save(page)
    page.get_by_role("button", name="Tandai selesai").click()
    expect(page.locator("aside .p.hijau")).to_have_text("Selesai")

    for section in report.sections.all():  # the rest of the writing
        seen = dict(section.passages.drafts().values_list("pk", "version"))
        accept_proposals(section_id=section.pk, seen=seen, by=None)
    made_ready(report)
    PerformanceReport.objects.update(state="narasi")
    page.goto(f"/lkjip/{report.pk}/")
    page.get_by_role("button", name="Ajukan untuk diperiksa").click()
    expect(page.locator("[aria-current=step]")).to_have_text("Pemeriksaan")

    camat = open_page(kecamatan.user("kepala"), viewport=PHONE)
    camat.goto("/lkjip/?tahun=2025")
    camat.get_by_role("link", name="LKjIP Kecamatan Sukamaju 2025").click()
    camat.get_by_role("link", name="Pemeriksaan").click()
    camat.get_by_role("button", name="Setujui dan bekukan").click()
    expect(camat.get_by_role("heading", name="Naskah beku")).to_be_visible(timeout=60_000)

    edition = Edition.objects.get()
    camat.get_by_role("link", name="Halaman periksa").click()
    expect(camat.locator("main")).to_contain_text(edition.sha256[:16])
    page.goto(f"/lkjip/bagian/{report.sections.get(key='ringkasan').pk}/")
    expect(page.get_by_role("link", name="Ubah")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["on a desk", "on a phone"])
def test_a_table_is_pasted_from_a_sheet_grown_and_stored(
    open_page, kecamatan, report, viewport
):
    page = open_page(kecamatan.user("operator"), viewport=viewport)
    section_page(page, report)
    insert(page, "Tabel")
    page.locator(".passage.open input[name=caption]").fill("Warga menurut desa")
    page.get_by_label("Judul kolom 1").click()
    range_of_cells = 'Desa\tWarga\tKet.\r\nSuka\t1.200\t"baris satu\ndua"\r\nMaju\t35\t\r\n'
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const how = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        range_of_cells,
    )
    page.get_by_label("Baris 2 kolom 1").click()
    page.get_by_role("button", name="+ Baris").click()
    page.get_by_label("Baris 3 kolom 1").fill("Jaya")
    save(page)
    cells = page.locator(".passage table td").all_inner_texts()
    assert cells[:7] == ["Suka", "1.200", "baris satu dua", "Maju", "35", "", "Jaya"]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]

    page.get_by_role("link", name="Ubah").first.click()
    page.get_by_label("Judul kolom 3").click()
    page.get_by_role("button", name="− Kolom").click()
    page.get_by_label("Judul kolom 1").click()
    page.get_by_text("Sisipkan angka dari data").click()
    page.get_by_label("Cari angka").fill("nama unit")
    page.locator(".figures button").first.click()
    head = page.get_by_label("Judul kolom 1")
    expect(head).to_have_value(re.compile(r"^Desa\{.*unit.*\}$"))
    save(page)
    passage = Passage.objects.get(kind="tabel")
    assert passage.text.splitlines()[1:] == ["Suka | 1.200", "Maju | 35", "| Jaya |  |"]
