"""Papers come in on pages: read, looked over, previewed, adopted, or refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.files.models import StoredFile
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.intake.review.words import place_in_words
from jenjang.apps.organisation.models import Role
from jenjang.papers.writing import write
from tests.factories import UnitFactory
from tests.web.place import Place, paper_of


def paper(place: Place, to: str = "txt") -> bytes:
    """Return the head's agreement of the year after, as a file."""
    document = paper_of(place.unit, place.camat, place.appointment, year=2026)
    return write(document, to=to)


def upload(client, *files: tuple[str, bytes]):
    given = {"papers": [SimpleUploadedFile(name, content) for name, content in files]}
    return client.post("/dokumen/", given, follow=True)


def sentences(response) -> list[str]:
    return [str(one) for one in response.context["messages"]]


@pytest.mark.parametrize("ending", ["txt", "docx", "pdf"])
def test_a_paper_is_read_looked_over_previewed_and_adopted(operator, place, ending):
    seen = upload(operator, (f"pk.{ending}", paper(place, ending)))
    pk = seen.context["upload"].pk
    assert [one.title for one in seen.context["papers"]] == ["PK 2026"]
    assert not Agreement.objects.filter(year=2026).exists()

    preview = operator.get(f"/dokumen/{pk}/perubahan/")
    assert preview.context["counts"]["baru"] > 0
    assert not Agreement.objects.filter(year=2026).exists()

    operator.post(f"/dokumen/{pk}/adopsi/")
    adopted = Agreement.objects.get(year=2026)
    assert adopted.first_party.official == place.appointment.official
    assert Upload.objects.get(pk=pk).state == UploadState.ADOPTED


def test_adopting_twice_changes_nothing_and_says_so(operator, place):
    pk = upload(operator, ("pk.txt", paper(place))).context["upload"].pk
    operator.post(f"/dokumen/{pk}/adopsi/")

    preview = operator.get(f"/dokumen/{pk}/perubahan/")

    assert preview.context["result"].is_nothing_new
    assert "tidak ada yang akan berubah" in preview.content.decode()


def test_a_corrected_paper_shows_what_would_change(operator, place):
    pk = upload(operator, ("pk.txt", paper(place))).context["upload"].pk
    operator.post(f"/dokumen/{pk}/adopsi/")
    corrected = paper(place).decode().replace("87,50", "88,00").encode()
    pk = upload(operator, ("pk-baru.txt", corrected)).context["upload"].pk

    preview = operator.get(f"/dokumen/{pk}/perubahan/")

    changes = [(one.what, one.before, one.after) for one in preview.context["changed"]]
    assert ("Target Tahun 2026", "87,50", "88,00") in changes


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.pdf", b""),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 200),
        ("surat.txt", b"Surat undangan rapat koordinasi hari Senin."),
        ("rusak.pdf", b"%PDF-1.7\n1 0 obj\n<<>>"),
        ("rusak.docx", b"PK\x03\x04" + b"\x00" * 40),
    ],
    ids=["empty", "a picture", "no agreement", "a broken PDF", "a broken Word file"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(operator, place, name, content):
    before = (Upload.objects.count(), StoredFile.objects.count())

    said = sentences(upload(operator, (name, content)))

    assert len(said) == 1
    assert said[0].startswith(f"{name}: ")
    assert (Upload.objects.count(), StoredFile.objects.count()) == before


@override_settings(UPLOAD_LIMIT_BYTES=1_048_576)
def test_a_file_beyond_the_limit_is_refused_by_its_size(operator, place):
    said = sentences(upload(operator, ("besar.txt", b"x" * 3_145_728)))

    assert said == [
        (
            "besar.txt: Berkas ini 3 MB, melebihi batas 1 MB; pecah menjadi beberapa "
            "berkas atau perkecil ukurannya."
        )
    ]


def test_one_refused_file_does_not_keep_the_others_out(operator, place):
    response = upload(operator, ("pk.txt", paper(place)), ("kosong.pdf", b""))

    assert [one.split(":")[0] for one in sentences(response)] == [
        "kosong.pdf",
        "1 berkas terbaca; periksa satu per satu.",
    ]


def test_choosing_nothing_is_said_beside_the_field(operator):
    response = operator.post("/dokumen/", {})

    assert response.status_code == 422
    assert response.context["form"].errors == {
        "papers": ["Pilih dahulu satu berkas atau lebih."]
    }


def test_a_paper_of_another_unit_is_not_adopted_by_this_one(operator, place):
    elsewhere = UnitFactory(name="Kecamatan Wanasari")
    document = paper_of(elsewhere, place.camat, place.appointment, year=2026)
    pk = upload(operator, ("pk.txt", write(document, to="txt"))).context["upload"].pk

    preview = operator.get(f"/dokumen/{pk}/perubahan/")

    assert preview.status_code == 422
    assert "Kecamatan Wanasari" in preview.context["refusal"]
    operator.post(f"/dokumen/{pk}/adopsi/")
    assert not Agreement.objects.filter(year=2026).exists()


def test_bagian_organisasi_takes_in_papers_of_any_unit(signed_in, place):
    pembina = signed_in(Role.PEMBINA)
    elsewhere = UnitFactory(name="Kecamatan Wanasari")
    document = paper_of(elsewhere, place.camat, place.appointment, year=2026)
    pk = upload(pembina, ("pk.txt", write(document, to="txt"))).context["upload"].pk

    pembina.post(f"/dokumen/{pk}/adopsi/")

    assert Agreement.objects.get(year=2026).unit == elsewhere


def test_the_original_comes_back_as_it_was(operator, place):
    content = paper(place)
    pk = upload(operator, ("pk.txt", content)).context["upload"].pk

    response = operator.get(f"/dokumen/{pk}/asli/")

    assert response.content == content
    assert response.headers["Content-Disposition"] == 'attachment; filename="pk.txt"'


def test_a_cell_is_found_by_table_row_and_column():
    place = {"page": None, "line": None, "cell": "18.8.3"}

    assert place_in_words(place) == "tabel 18 baris 8 kolom 3"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    operator, place, count, django_assert_num_queries
):
    for n in range(count):
        upload(operator, (f"pk-{n}.txt", paper(place) + b"\n" * n))
    operator.get("/dokumen/")

    with django_assert_num_queries(7):
        operator.get("/dokumen/")
