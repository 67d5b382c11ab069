"""From an empty database to a revised agreement: what a new office does in its first week.

The papers are real ones (JENJANG_CORPUS); the people who sign are given their accounts by
the admin, one click each.
"""

import io

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.intake import services as intake
from jenjang.apps.intake.models import Upload
from jenjang.apps.organisation.models import Appointment, Role, Unit
from jenjang.apps.plans.models import Activity, ActivityLevel, Objective
from jenjang.apps.plans.snapshots import ceilings_of
from tests.factories import granted

pytestmark = [
    pytest.mark.browser,
    pytest.mark.corpus,
    pytest.mark.django_db(transaction=True),
]
OWN = "sawah-terbentang-41"
SIGNING = "padi-menguning-73"
THIS_YEAR, NEXT_YEAR = 2025, 2026


def found(page: Page) -> None:
    """Found the pemda on the first page of all."""
    page.goto("/")
    page.get_by_label("Nama pemerintah daerah").fill("Kabupaten Luwu Timur")
    page.get_by_label("Sebutan kepala daerah").fill("Bupati Luwu Timur")
    page.get_by_label("Tahun pertama yang dikerjakan").fill(str(THIS_YEAR))
    page.get_by_label("Perangkat daerah").fill("Kecamatan Mangkutana")
    page.get_by_label("Nama lengkap admin pertama").fill("Rina Lestari, S.E.")
    page.get_by_label("Nama pengguna").fill("rina")
    page.get_by_label("Kata sandi", exact=True).fill(OWN)
    page.get_by_label("Kata sandi, sekali lagi").fill(OWN)
    page.get_by_role("button", name="Mulai bekerja").click()
    expect(page.get_by_role("status")).to_contain_text("siap dipakai")


def adopt(page: Page, corpus) -> None:
    """Upload the bundle, let it be read, adopt it after its preview."""
    page.goto("/dokumen/")
    page.get_by_label("Berkas Perjanjian Kinerja").set_input_files(
        [corpus / "seeds" / "mangkutana-pk-2025.txt"]
    )
    page.get_by_role("button", name="Baca berkas").click()
    expect(page.get_by_text("Menunggu, giliran ke-1")).to_be_visible()
    for upload_id in Upload.objects.queue():
        intake.read_waiting(upload_id=upload_id)
    page.goto("/dokumen/")
    page.get_by_role("link", name="Periksa mangkutana-pk-2025.txt").click()
    page.get_by_role("link", name="Lihat yang akan berubah").first.click()
    page.get_by_label("Adopsi tanpa memeriksa").check()
    page.get_by_label("Adopsi seperti tertulis").check()
    page.get_by_role("button", name="Adopsi").click()
    expect(page.get_by_role("status")).to_contain_text("sudah diadopsi", timeout=60_000)


def budget_file() -> dict[str, object]:
    """Return next year's DPA as SIPD writes it: the ceilings of this year, a tenth more."""
    unit = Unit.objects.get()
    ceilings = ceilings_of(unit.pk, THIS_YEAR).by_activity
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    heads = ("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Nama Sumber Dana", "Kode Rekening")
    for column, head in enumerate((*heads, "Pagu")):
        sheet.write_string(0, column, head)
    rows = Activity.objects.filter(level=ActivityLevel.SUB_KEGIATAN, pk__in=ceilings)
    for line, row in enumerate(rows, start=1):
        told = (row.code or "", row.name, "PAD", "5.1.02.01.01.0024")
        for column, text in enumerate(told):
            sheet.write_string(line, column, text)
        sheet.write_number(line, 4, ceilings[row.pk] * 11 // 10)
    book.close()
    name = "dpa-2026.xlsx"
    return {"name": name, "mimeType": "application/octet-stream", "buffer": out.getvalue()}


def import_budget(page: Page) -> None:
    """Import next year's budget: looked at first, then applied."""
    page.goto(f"/anggaran/impor/?tahun={NEXT_YEAR}")
    page.get_by_label("Berkas dari SIPD").set_input_files([budget_file()])
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_role("button", name="Terapkan DPA").click()
    expect(page.get_by_role("status")).to_be_visible()


def correct_the_tree(page: Page) -> Objective:
    """Give a node of the tree better words."""
    node = Objective.objects.filter(indicators__isnull=False).order_by("path").last()
    assert node is not None
    page.goto(f"/rencana/sasaran/{node.pk}/")
    page.get_by_label("Bunyi").first.fill(f"{node.text} tepat waktu")
    page.get_by_role("button", name="Simpan").first.click()
    expect(page.get_by_role("status")).to_contain_text("tersimpan")
    return node


def signer(open_page, appointment: Appointment, role: Role, unit: Unit | None) -> Page:
    """Return the window of an official who has an account of his own."""
    user = granted(role, unit)
    appointment.official.user = user
    appointment.official.save(update_fields=["user"])
    return open_page(user)


def choose_certificate(admin: Page, own: Page, official: str) -> None:
    """Let the admin prepare a certificate, and its owner choose the passphrase."""
    admin.goto("/tanda-tangan/pejabat/")
    if admin.get_by_role("button", name="Buat penerbit kantor").count():
        admin.get_by_role("button", name="Buat penerbit kantor").click()
    admin.get_by_role("button", name=f"untuk {official}").click()
    own.goto("/tanda-tangan/sertifikat/")
    own.get_by_label("Kata sandi tanda tangan", exact=True).fill(SIGNING)
    own.get_by_label("Kata sandi tanda tangan, sekali lagi").fill(SIGNING)
    own.get_by_role("button", name="Buat sertifikat").click()


def sign_all(page: Page) -> None:
    """Sign whatever waits for somebody, with one passphrase."""
    page.goto("/tanda-tangan/")
    page.get_by_label("Kata sandi tanda tangan").fill(SIGNING)
    page.get_by_role("button", name="Tandatangani yang ditandai").click()


def press(page: Page, agreement: Agreement, button: str) -> None:
    page.goto(f"/perjanjian/{agreement.pk}/")
    page.get_by_role("button", name=button).click()


def settle(page: Page) -> None:
    """Accept what the auditor is certain of: the plan keeps its signed words."""
    certain = page.locator("article.finding", has_text="pasti")
    for number in range(certain.count()):
        one = certain.nth(number)
        if one.is_visible():
            one.get_by_text("Putuskan").click()
            one.get_by_label("atau alasannya").fill("Bunyi ini mengikuti Renstra.")
            one.get_by_role("button", name="Terima dengan alasan").click()
            expect(one.get_by_text("Diterima dengan alasan")).to_be_visible()


def review(office: Page, superior: Page, paper: Agreement) -> None:
    """Submit a draft, decide what was found in it, approve it, give it out."""
    press(office, paper, "Ajukan kepada atasan")
    if "belum dapat diteruskan" in office.get_by_role("main").inner_text():
        settle(office)
        press(office, paper, "Ajukan kepada atasan")
    superior.goto("/perjanjian/menunggu/")
    superior.get_by_role("button", name=f"Setujui {paper.position}").click()
    press(office, paper, "Terbitkan untuk ditandatangani")


def test_an_office_goes_from_nothing_to_a_revised_agreement(open_page, corpus):
    admin = open_page()
    found(admin)
    adopt(admin, corpus)
    unit = Unit.objects.get()
    admin.goto(f"/tahun-baru/{NEXT_YEAR}/{unit.pk}/")
    admin.get_by_role("button", name=f"Teruskan ke {NEXT_YEAR}").click()
    office = open_page(granted(Role.OPERATOR, unit))
    import_budget(office)
    correct_the_tree(office)

    office.goto(f"/perjanjian/susun/?tahun={NEXT_YEAR}")
    office.get_by_role("button", name="Susun 8 perjanjian").click()
    drawn = Agreement.objects.filter(year=NEXT_YEAR).order_by("position__path")
    assert drawn.count() == 8
    camats, secretarys = drawn[0], drawn[1]
    camat, secretary = camats.first_party, secretarys.first_party
    assert (secretarys.second_party, camats.second_party is None) == (camat, False)
    windows = {
        secretary: signer(open_page, secretary, Role.PEGAWAI, unit),
        camat: signer(open_page, camat, Role.KEPALA, unit),
        camats.second_party: signer(open_page, camats.second_party, Role.PIMPINAN, None),
    }

    review(office, windows[camats.second_party], camats)
    review(office, windows[camat], secretarys)
    for appointment, window in windows.items():
        choose_certificate(admin, window, str(appointment.official))
        sign_all(window)
    for paper in (camats, secretarys):
        paper.refresh_from_db()
        assert paper.state == State.IN_FORCE

    citizen = open_page()
    citizen.goto(f"/cek/{camats.code}/")
    expect(citizen.get_by_text("Berlaku", exact=True).first).to_be_visible()

    office.goto(f"/perjanjian/{camats.pk}/")
    office.get_by_role("link", name="Buka Perubahan").click()
    office.get_by_label("Perubahan strategi atau alokasi anggaran").check()
    office.get_by_label("Alasan").fill("DPPA mengurangi pagu program penunjang")
    office.get_by_role("button", name="Buka draf Perubahan").click()
    expect(office.get_by_role("heading", level=1)).to_have_text("Semula dan menjadi")
    revised = Agreement.objects.get(year=NEXT_YEAR, revision=1)
    assert (revised.based_on, revised.state) == (camats, State.DRAFT)
