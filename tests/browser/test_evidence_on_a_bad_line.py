"""Evidence from a telephone: pictures made smaller, a line that breaks, no script."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from jenjang.apps.files.services import open_stored
from jenjang.apps.measurement.models import Evidence
from jenjang.apps.organisation.models import Role
from tests.apps.measurement.factories import Kecamatan
from tests.browser.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/bukti/?tahun=2025&periode=triwulan-1"
SEND = "Lampirkan pada yang dicentang"
PIECES = "**/bukti/unggah/*/"


@pytest.fixture
def operator(transactional_db):
    kecamatan = Kecamatan()
    kecamatan.indicator(text="Indeks kepuasan")
    return kecamatan.user(Role.OPERATOR)


def photograph(width, height):
    out = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(out, "JPEG", quality=90)
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def text(size):
    content = b"Daftar hadir\n" + b"a" * size
    return {"name": "hadir.txt", "mimeType": "text/plain", "buffer": content}


def test_a_large_photograph_is_made_smaller_on_the_telephone(open_page, operator):
    page, given = open_page(operator, viewport=PHONE), photograph(2400, 1800)
    page.goto(PAGE)
    page.get_by_label("Indeks kepuasan").check()
    page.get_by_label("Foto dengan kamera").set_input_files(given)
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("1 bukti dilampirkan.")).to_be_visible(timeout=30_000)

    kept = open_stored(Evidence.objects.get().file)

    assert Image.open(io.BytesIO(kept)).size == (1600, 1200)
    assert len(kept) < len(given["buffer"])


def test_a_line_that_breaks_is_waited_for_and_nothing_is_sent_twice(open_page, operator):
    page, given = open_page(operator), text(700_000)
    seen = []

    def cut_the_second(route):
        seen.append(int(route.request.headers["jenjang-offset"]))
        if len(seen) == 2:
            route.abort()
        else:
            route.continue_()

    page.goto(PAGE)
    page.route(PIECES, cut_the_second)
    page.get_by_label("Indeks kepuasan").check()
    page.get_by_label("Berkas").set_input_files(given)
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("1 bukti dilampirkan.")).to_be_visible(timeout=30_000)

    assert seen == [0, 262144, 262144, 524288]
    assert open_stored(Evidence.objects.get().file) == given["buffer"]


def test_without_a_script_the_plain_form_brings_several_files(open_page, operator):
    page = open_page(operator, java_script_enabled=False)
    page.goto(PAGE)
    page.get_by_label("Indeks kepuasan").check()
    page.get_by_label("Berkas").set_input_files([text(10), photograph(20, 20)])
    page.get_by_role("button", name=SEND).click()

    expect(page.get_by_text("2 bukti dilampirkan.")).to_be_visible()
    assert [one.name for one in Evidence.objects.order_by("pk")] == [
        "hadir.txt",
        "foto.jpg",
    ]
