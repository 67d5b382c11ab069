"""Papers come in on pages: read, looked over, previewed, adopted, or refused."""

import datetime as dt
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.utils import timezone
from django.utils.html import escape

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import path_of
from jenjang.apps.intake import services
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.intake.review.words import place_in_words
from jenjang.apps.organisation.models import Role
from jenjang.papers.document import Agreement as Document
from jenjang.papers.writing import write
from tests.factories import UnitFactory
from tests.web.place import Place, paper_of

pytestmark = pytest.mark.usefixtures("read_once")


def paper(place: Place, to: str = "txt") -> bytes:
    """Return the head's agreement of the year after, as a file."""
    document = paper_of(place.unit, place.camat, place.appointment, year=2026)
    return written(document, to)


@cache
def written(document: Document, to: str) -> bytes:
    """Return the paper as a file: the same bytes for the same paper."""
    return write(document, to=to)


def give(client, *files: tuple[str, bytes]):
    """Return the list as it answers to files dropped there."""
    given = {"papers": [SimpleUploadedFile(name, content) for name, content in files]}
    return client.post("/dokumen/", given, follow=True)


def upload(client, *files: tuple[str, bytes]):
    """Return the page of the last of the files, once a worker has read them all."""
    give(client, *files)
    read_all()
    return client.get(f"/dokumen/{Upload.objects.latest('pk').pk}/")


def read_all() -> None:
    for upload_id in Upload.objects.queue():
        services.read_waiting(upload_id=upload_id)


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
        ("foto.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 200),
        ("kosong.txt", b"---"),
        ("rusak.pdf", b"%PDF-1.7\n1 0 obj\n<<>>"),
        ("rusak.docx", b"PK\x03\x04" + b"\x00" * 40),
    ],
    ids=["a picture", "no words", "a broken PDF", "a broken Word file"],
)
def test_what_cannot_be_read_says_why_in_its_row_until_it_is_dismissed(
    operator, place, name, content
):
    stored = StoredFile.objects.count()
    give(operator, (name, content))
    read_all()
    refused = Upload.objects.get(name=name)

    page = operator.get("/dokumen/").content.decode()

    assert (refused.state, refused.reading) == (UploadState.REFUSED, {})
    assert refused.problem.endswith(".")
    assert escape(refused.problem) in page
    assert not path_of(refused.sha256).exists()
    assert StoredFile.objects.count() == stored
    operator.post(f"/dokumen/{refused.pk}/singkirkan/")
    left = operator.get("/dokumen/").context["page"]
    assert name not in {one.name for one in left}


def test_a_paper_that_is_no_agreement_is_read_and_says_that_nothing_is_adopted(
    operator, place
):
    text = b"LAPORAN KINERJA KECAMATAN WANASARI TAHUN 2023\n\nBAB I PENDAHULUAN\n\nUmum."
    seen = upload(operator, ("lkjip.txt", text))

    page = operator.get(f"/dokumen/{seen.context['upload'].pk}/").content.decode()
    assert "memuat LKjIP, bukan perjanjian kinerja" in page
    preview = operator.get(f"/dokumen/{seen.context['upload'].pk}/perubahan/")
    assert "Tidak ada perjanjian kinerja" in preview.content.decode()


def test_an_empty_file_is_refused_at_once_and_the_others_come_in(operator, place):
    response = give(operator, ("pk.txt", paper(place)), ("kosong.pdf", b""))

    assert sentences(response) == [
        "kosong.pdf: Berkas ini kosong; pilih berkas yang berisi perjanjian kinerja.",
        (
            "1 berkas diterima; kemajuannya terlihat di bawah ini, dan Anda boleh "
            "meninggalkan halaman ini."
        ),
    ]
    assert [one.name for one in Upload.objects.filter(state=UploadState.WAITING)] == [
        "pk.txt"
    ]


@override_settings(UPLOAD_LIMIT_BYTES=1_048_576)
def test_a_file_beyond_the_limit_is_refused_by_its_size(operator, place):
    said = sentences(give(operator, ("besar.txt", b"x" * 3_145_728)))

    assert said == [
        (
            "besar.txt: Berkas ini 3 MB, melebihi batas 1 MB; pecah menjadi beberapa "
            "berkas atau perkecil ukurannya."
        )
    ]


@override_settings(UPLOAD_QUOTA_BYTES=2_097_152)
def test_a_unit_takes_no_more_room_than_its_quota(operator, place):
    half = b"x" * 1_200_000
    said = sentences(give(operator, ("a.txt", half + b"a"), ("b.txt", half + b"b")))

    assert said[0] == (
        "b.txt: Ruang unggahan Kecamatan Sukamaju hampir penuh: terpakai 1 dari 2 MB. "
        "Minta admin menambahnya (JENJANG_QUOTA_MB)."
    )
    assert Upload.objects.queue() == [Upload.objects.get(name="a.txt").pk]


def test_more_files_than_fifty_are_refused_together(operator, place):
    before = Upload.objects.count()
    response = give(operator, *((f"{n}.txt", b"x%d" % n) for n in range(51)))

    assert response.status_code == 422
    [said] = response.context["form"].errors["papers"]
    assert said == (
        "Ada 51 berkas; paling banyak 50 sekali unggah. Pilih sebagian dahulu, sisanya "
        "sesudah itu."
    )
    assert Upload.objects.count() == before


def test_the_same_content_twice_in_one_drop_is_read_once(operator, place):
    said = sentences(
        give(operator, ("pk.txt", paper(place)), ("salinan.txt", paper(place)))
    )

    assert said[0] == (
        "salinan.txt: isinya sama persis dengan pk.txt; cukup satu yang dibaca."
    )
    assert len(Upload.objects.queue()) == 1


def test_the_same_file_again_points_to_the_first(operator, place):
    first = upload(operator, ("pk.txt", paper(place))).context["upload"]

    response = give(operator, ("pk-lagi.txt", paper(place)))

    [said] = sentences(response)
    assert said.startswith("pk-lagi.txt: berkas yang sama sudah diunggah pada ")
    assert f'<a href="/dokumen/{first.pk}/">pk.txt</a>' in said
    assert said in response.content.decode()
    assert Upload.objects.queue() == []


def test_a_refused_file_given_again_is_read_again(operator, place):
    give(operator, ("rusak.pdf", b"%PDF-1.7 rusak"))
    read_all()

    give(operator, ("rusak.pdf", b"%PDF-1.7 rusak"))

    again = Upload.objects.get(name="rusak.pdf")
    assert (again.state, again.problem) == (UploadState.WAITING, None)
    assert path_of(again.sha256).exists()


def test_an_upload_is_stopped_and_started_again_from_its_row(operator, place):
    give(operator, ("pk.txt", paper(place)))
    [pk] = Upload.objects.queue()

    stopped = operator.post(f"/dokumen/{pk}/hentikan/", headers={"HX-Request": "true"})
    assert "Dihentikan" in stopped.content.decode()
    assert "hx-trigger" not in stopped.content.decode()
    assert not services.read_waiting(upload_id=pk)

    again = operator.post(f"/dokumen/{pk}/lagi/", follow=True)
    assert sentences(again) == ["pk.txt menunggu dibaca lagi."]
    assert "giliran ke-1" in again.content.decode()
    read_all()
    assert Upload.objects.get(pk=pk).state == UploadState.READ


def test_a_button_that_comes_too_late_is_answered_in_one_sentence(operator, place):
    pk = upload(operator, ("pk.txt", paper(place))).context["upload"].pk

    for act, sentence in (
        ("hentikan", "pk.txt sudah selesai dibaca; tidak ada yang dihentikan."),
        ("lagi", "pk.txt tidak sedang dihentikan; muat ulang halaman ini."),
        ("singkirkan", "pk.txt sudah terbaca atau sedang dibaca; tidak disingkirkan."),
    ):
        assert sentences(operator.post(f"/dokumen/{pk}/{act}/", follow=True)) == [sentence]
        late = operator.post(f"/dokumen/{pk}/{act}/", headers={"HX-Request": "true"})
        assert (late.status_code, late.content.decode()) == (409, sentence)


def test_the_table_asks_again_only_while_something_is_read(operator, place):
    idle = operator.get("/dokumen/").content.decode()
    give(operator, ("pk.txt", paper(place)))
    waiting = operator.get("/dokumen/")

    assert "hx-trigger" not in idle
    assert 'hx-trigger="every 2s"' in waiting.content.decode()


def test_progress_answers_nothing_where_nothing_changed(operator, place):
    give(operator, ("pk.txt", paper(place)))
    known = operator.get("/dokumen/").context["fingerprint"]
    [pk] = Upload.objects.queue()

    assert operator.get(f"/dokumen/kemajuan/?sidik={known}").status_code == 204
    begun = services.begin_reading(upload_id=pk)
    services.note_progress(upload_id=pk, claim=begun.claim, pages_read=3, pages_total=12)
    answer = operator.get(f"/dokumen/kemajuan/?sidik={known}")
    assert "Halaman 3 dari 12" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_queue_that_nobody_works_on_is_said_aloud(operator, place):
    give(operator, ("pk.txt", paper(place)))
    long_ago = timezone.now() - dt.timedelta(minutes=2)
    Upload.objects.filter(name="pk.txt").update(queued_at=long_ago)

    assert "tidak ada pembaca yang berjalan" in operator.get("/dokumen/").content.decode()


def test_what_is_not_read_yet_has_no_review_page(operator, place):
    give(operator, ("pk.txt", paper(place)))
    [pk] = Upload.objects.queue()

    assert operator.get(f"/dokumen/{pk}/").status_code == 404
    assert operator.get(f"/dokumen/{pk}/asli/").status_code == 404


def test_an_upload_of_another_unit_is_not_to_be_stopped(operator, signed_in, place):
    elsewhere = Upload.objects.create(
        name="pk.txt", sha256="0" * 64, size_bytes=1, unit=UnitFactory()
    )

    for act in ("hentikan", "lagi", "singkirkan"):
        assert operator.post(f"/dokumen/{elsewhere.pk}/{act}/").status_code == 404
    assert signed_in(Role.PEMANTAU).get("/dokumen/kemajuan/").status_code == 403


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
    give(operator, *((f"pk-{n}.txt", paper(place) + b"\n" * n) for n in range(count)))
    Upload.objects.update(queued_at=timezone.now() - dt.timedelta(minutes=2))
    operator.get("/dokumen/")

    with django_assert_num_queries(10):
        operator.get("/dokumen/")
    with django_assert_num_queries(10):
        operator.get("/dokumen/kemajuan/")
