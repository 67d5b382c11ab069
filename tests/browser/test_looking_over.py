"""From drop to adoption: a doubt confirmed and figures corrected beside the page."""

import io
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.intake.models import Correction
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Target
from jenjang.papers.document import Agreement as Paper
from jenjang.papers.document import Budget
from jenjang.papers.readers import scan
from jenjang.papers.writing import write
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_accessibility import complaints, overflow
from tests.browser.test_taking_in import read_all
from tests.factories import granted
from tests.web.place import Place, paper_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CROOKED_DEGREES = 0.6
MOST_DOUBTS = 12
PASSED_ON_MS = 200  # by then the focus would have gone to the next doubt
TARGET = "#f-0-objectives-0-indicators-0-target_text-i"
NUMBER = "#f-0-objectives-0-indicators-0-target_number-i"
AMOUNT = "#f-0-budgets-0-amount-i"
PART = "#f-0-budgets-1-amount-i"


def doubtful(place: Place) -> Paper:
    """Return a paper whose ceiling is not the sum of its part: the reader doubts it."""
    paper = paper_of(place.unit, place.camat, place.appointment, year=2026)
    program = Budget("program", "Program Pelayanan Warga", 2_347_860_000)
    part = Budget("kegiatan", "Pelayanan Administrasi Kecamatan", 2_300_000_000)
    return replace(paper, budgets=(program, part))


def scanned(pdf: bytes) -> bytes:
    """Return the pages as a scanner would: crooked pictures without a letter."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = [_crooked(page) for page in document]
    packed = io.BytesIO()
    pages[0].save(packed, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return packed.getvalue()


def _crooked(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=scan.DOTS_PER_INCH / 72).to_pil()
    return picture.convert("L").rotate(
        CROOKED_DEGREES, fillcolor=255, resample=Image.Resampling.BICUBIC
    )


def drop(page: Page, name: str, content: bytes) -> None:
    """Drop a file on the list, let a worker read it, and open it."""
    page.goto("/dokumen/")
    given = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.get_by_label("Berkas Perjanjian Kinerja").set_input_files([given])
    page.get_by_role("button", name="Baca berkas").click()
    expect(page.get_by_text("Menunggu, giliran ke-1")).to_be_visible()
    read_all()
    page.goto("/dokumen/")
    page.get_by_role("link", name=f"Periksa {name}").click()
    expect(page.get_by_role("heading", name="Perlu diperiksa")).to_be_visible()
    page.wait_for_load_state()  # the keys work once the script has come


def confirm_by_keyboard(page: Page) -> None:
    """Go to the first doubt and confirm each with Enter alone."""
    page.keyboard.press("j")
    for _ in range(MOST_DOUBTS):
        left = page.locator("form.fact.doubted").count()
        if not left:
            break
        page.keyboard.press("Enter")
        expect(page.locator("form.fact.doubted")).to_have_count(left - 1)
    expect(page.locator("#sisa")).to_contain_text("Tidak ada lagi yang diragukan")


def correct(page: Page, field: str, typed: str) -> None:
    """Type over a field and press Enter."""
    page.locator(field).fill(typed)
    page.locator(field).press("Enter")
    form = page.locator("form.fact", has=page.locator(field))
    expect(form.locator(".state.saved")).to_contain_text("✓ dikoreksi")


@pytest.mark.parametrize(
    ("kind", "viewport"),
    [
        ("docx", DESK),
        pytest.param("pdf", DESK, marks=pytest.mark.proof),
        ("pdf", PHONE),
        pytest.param("scan", DESK, marks=pytest.mark.proof),
    ],
    ids=["Word", "PDF", "PDF on a phone", "a scan"],
)
def test_from_drop_to_adoption(open_page, place, kind, viewport):
    if kind == "scan" and not scan.is_installed():
        pytest.skip("the extra ocr is not installed")
    content = write(doubtful(place), to="docx" if kind == "docx" else "pdf")
    page = open_page(granted(Role.OPERATOR, place.unit), viewport=viewport)
    drop(page, f"pk.{kind}", scanned(content) if kind == "scan" else content)
    assert (complaints(page), overflow(page)) == ([], 0)

    confirm_by_keyboard(page)
    expect(page.locator(".stub .sign").first).to_have_text("✓")
    correct(page, TARGET, "88,25")
    expect(page.locator(NUMBER)).to_have_value("88,25")
    correct(page, PART, "2.347.860.000")
    assert (complaints(page), overflow(page)) == ([], 0)
    assert Correction.objects.filter(kind="correct").count() == 2

    page.get_by_role("link", name="Lihat yang akan berubah").first.click()
    page.get_by_role("button", name="Adopsi").click()
    expect(page.get_by_role("status")).to_contain_text("sudah diadopsi")
    adopted = Agreement.objects.get(year=2026)
    page.goto(f"/perjanjian/{adopted.pk}/")
    expect(page.locator(".paper")).to_contain_text("88,25")
    expect(page.locator(".paper").get_by_text("2.347.860.000").nth(1)).to_be_visible()
    assert Target.objects.filter(value=Decimal("88.25")).exists()


def test_the_fact_in_hand_is_lit_up_on_its_page_and_the_other_way_round(open_page, place):
    page = open_page(granted(Role.OPERATOR, place.unit))
    drop(page, "pk.pdf", write(doubtful(place), to="pdf"))

    page.locator("#f-0-first_party-name-i").focus()
    expect(page.locator("#halaman")).to_have_attribute("data-number", "1")
    expect(page.locator(".spot.now")).to_have_count(1)
    page.locator(TARGET).focus()
    expect(page.locator("#halaman")).to_have_attribute("data-number", "2")
    expect(page.locator(".spot.now")).to_have_attribute(
        "data-facts",
        "f-0-objectives-0-indicators-0-target_text "
        "f-0-objectives-0-indicators-0-target_number",
    )

    page.locator('.spot[data-facts~="f-0-budgets-0-name"] rect').click(force=True)
    expect(page.locator("#f-0-budgets-0-name-i")).to_be_focused()


def test_a_refused_amount_keeps_the_focus_and_says_what_to_type(open_page, place):
    page = open_page(granted(Role.OPERATOR, place.unit))
    drop(page, "pk.docx", write(doubtful(place), to="docx"))

    page.locator(PART).fill("3.800.00")
    page.locator(PART).press("Enter")

    form = page.locator("form.fact", has=page.locator(PART))
    expect(form.locator(".error")).to_contain_text("dapat dibaca lebih dari satu cara")
    page.wait_for_timeout(PASSED_ON_MS)
    expect(page.locator(PART)).to_be_focused()
    expect(page.locator(PART)).to_have_value("3.800.00")
    page.locator(PART).press("Escape")
    expect(page.locator(PART)).to_have_value("Rp 2.300.000.000")


def test_keys_move_between_facts(open_page, place):
    page = open_page(granted(Role.OPERATOR, place.unit))
    drop(page, "pk.docx", write(doubtful(place), to="docx"))

    page.keyboard.press("j")
    expect(page.locator(AMOUNT)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#f-0-objectives-0-level-i")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(AMOUNT)).to_be_focused()


def test_without_script_a_doubt_is_confirmed_and_the_paper_adopted(open_page, place):
    user = granted(Role.OPERATOR, place.unit)
    page = open_page(user, java_script_enabled=False)
    drop(page, "pk.pdf", write(doubtful(place), to="pdf"))
    expect(page.locator(".print img")).to_be_visible()

    page.locator("form.fact.doubted").get_by_role("button", name="Benar").click()
    expect(page.locator("#sisa")).to_contain_text("Tidak ada lagi yang diragukan")
    target = page.locator("form.fact", has=page.locator(TARGET))
    page.locator(TARGET).fill("88,25")
    target.get_by_role("button", name="Simpan").click()
    expect(page.locator(NUMBER)).to_have_value("88,25")
    page.get_by_role("link", name="Lihat yang akan berubah").first.click()
    page.get_by_label("Adopsi seperti tertulis, dengan 1 temuan pasti").check()
    page.get_by_role("button", name="Adopsi").click()

    expect(page.get_by_role("status")).to_contain_text("sudah diadopsi")
    assert Target.objects.filter(value=Decimal("88.25")).exists()
