"""The letterhead, on its page."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Government, Role
from jenjang.apps.organisation.snapshots import letterhead_of


def picture(colour: str = "green") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (80, 96), colour).save(out, "PNG")
    return SimpleUploadedFile("lambang.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def pembina(signed_in):
    return signed_in(Role.PEMBINA)


def test_without_picture_and_address_there_is_no_letterhead(place):
    assert letterhead_of(place.unit) is None


def test_an_office_writes_its_address_once(operator, place):
    operator.post("/kop/", {"address": "  Jalan  Raya 12 \n\n Telepon 123 "})

    place.unit.refresh_from_db()
    head = letterhead_of(place.unit)
    assert head is not None
    assert head.lines[1] == place.unit.name.upper()
    assert head.small == ("Jalan Raya 12", "Telepon 123")
    assert Entry.objects.filter(action="unit.address_written").count() == 1


def test_the_same_address_again_is_nothing_new(operator, place):
    for _ in range(2):
        operator.post("/kop/", {"address": "Jalan Raya 12"})

    assert Entry.objects.filter(action="unit.address_written").count() == 1


def test_an_address_of_four_lines_is_refused_and_changes_nothing(operator, place):
    response = operator.post("/kop/", {"address": "a\nb\nc\nd"})

    place.unit.refresh_from_db()
    assert response.status_code == 422
    assert place.unit.address == ""


def test_the_picture_is_put_on_the_letterhead_of_every_unit(pembina, place):
    pembina.post("/kop/lambang/", {"logo": picture()})

    head = letterhead_of(place.unit)
    assert head is not None
    assert head.logo == pembina.get("/kop/lambang.png").content
    assert "/kop/lambang.png" in pembina.get("/kop/").content.decode()


def test_what_is_no_picture_leaves_the_one_there_is(pembina, place):
    pembina.post("/kop/lambang/", {"logo": picture()})
    before = Government.objects.get().logo

    response = pembina.post(
        "/kop/lambang/", {"logo": SimpleUploadedFile("lambang.png", b"<svg/>")}
    )

    assert response.status_code == 422
    assert "bukan gambar" in response.content.decode()
    assert Government.objects.get().logo == before


def test_the_picture_is_taken_off_again(pembina, place):
    pembina.post("/kop/lambang/", {"logo": picture()})

    pembina.post("/kop/lambang/", {"hapus": "1"})

    assert Government.objects.get().logo is None
    assert pembina.get("/kop/lambang.png").status_code == 204
    assert Entry.objects.filter(action="government.logo_put").count() == 2


def test_an_office_does_not_see_the_form_of_the_picture(operator):
    assert "Pasang lambang" not in operator.get("/kop/").content.decode()
