"""A paper comes in: uploaded, looked over, previewed, adopted, and printed again."""

import pytest
from playwright.sync_api import expect

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.intake import services
from jenjang.apps.intake.models import Upload
from jenjang.apps.organisation.models import Role
from jenjang.papers.writing import write
from tests.browser.conftest import DESK, PHONE
from tests.factories import granted
from tests.web.place import Place, paper_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def paper(place: Place) -> dict[str, object]:
    """Return the head's agreement of the year after, as a Word file."""
    document = paper_of(place.unit, place.camat, place.appointment, year=2026)
    return {
        "name": "pk-camat-2026.docx",
        "mimeType": "application/octet-stream",
        "buffer": write(document, to="docx"),
    }


def read_all() -> None:
    """Do what a worker does."""
    for upload_id in Upload.objects.queue():
        services.read_waiting(upload_id=upload_id)


@pytest.mark.parametrize(
    ("viewport", "script"),
    [(DESK, True), (PHONE, True), (DESK, False)],
    ids=["on a desk", "on a phone", "without script"],
)
def test_a_paper_is_adopted_after_its_preview(open_page, place, viewport, script):
    user = granted(Role.OPERATOR, place.unit)
    page = open_page(user, viewport=viewport, java_script_enabled=script)
    page.goto("/dokumen/")
    page.get_by_label("Berkas Perjanjian Kinerja").set_input_files([paper(place)])
    page.get_by_role("button", name="Baca berkas").click()
    expect(page.get_by_text("Menunggu, giliran ke-1")).to_be_visible()
    read_all()
    page.goto("/dokumen/")
    page.get_by_role("link", name="Periksa pk-camat-2026.docx").click()
    expect(page.get_by_role("heading", name="pk-camat-2026.docx")).to_be_visible()
    expect(page.get_by_role("heading", name="Perlu diperiksa")).to_be_visible()

    page.get_by_role("link", name="Lihat yang akan berubah").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yang akan berubah")
    assert not Agreement.objects.filter(year=2026).exists()
    page.get_by_role("button", name="Adopsi").click()

    expect(page.get_by_role("status")).to_contain_text("sudah diadopsi")
    page.goto("/perjanjian/?tahun=2026")
    page.get_by_role("main").get_by_role(
        "link", name=str(place.appointment.official)
    ).click()
    expect(page.locator(".paper")).to_contain_text("Indeks Kepuasan Masyarakat")
    with page.expect_download() as printed:
        page.get_by_role("link", name="PDF", exact=True).click()
    assert printed.value.suggested_filename.startswith("pk-2026-camat")


def test_a_file_that_is_no_agreement_is_refused_in_one_sentence(open_page, place):
    page = open_page(granted(Role.OPERATOR, place.unit))
    page.goto("/dokumen/")
    picture = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0"}
    page.get_by_label("Berkas Perjanjian Kinerja").set_input_files([picture])
    page.get_by_role("button", name="Baca berkas").click()

    read_all()
    page.goto("/dokumen/")
    refused = page.locator("#masuk tbody tr", has_text="foto.jpg")
    expect(refused).to_contain_text("Ditolak. ")
