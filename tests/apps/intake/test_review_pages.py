"""The review page: doubts first, facts beside the page they stand on, saved one by one."""

import io

import pytest
from PIL import Image

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.intake import leaves
from jenjang.apps.intake.models import Upload
from jenjang.apps.intake.services import adopt
from jenjang.apps.organisation.models import Role
from jenjang.core.values import Refused
from jenjang.papers.writing import write
from tests import office
from tests.apps.intake.readings import AMOUNT, NUMBER, TARGET, WHY, uploaded
from tests.apps.intake.test_intake_pages import paper, upload
from tests.web.place import Place

pytestmark = pytest.mark.usefixtures("read_once")

HTMX = {"HX-Request": "true"}
MOST_QUERIES = 14
MOST_BYTES = 200_000


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path, place):
    settings.DATA = tmp_path


def save(client, one: Upload, path: str, value: str = "", version: int = 0, **rest):
    typed = {"path": path, "value": value, "version": version} | rest
    return client.post(f"/dokumen/{one.pk}/fakta/", typed, headers=HTMX)


def page(client, one: Upload, asked: str = ""):
    return client.get(f"/dokumen/{one.pk}/{asked}")


def test_doubts_come_first_with_what_was_read_where_and_why(operator, place):
    one = uploaded(place.unit, doubts=("budgets[0].amount", "year"))

    sheet = page(operator, one).context["sheet"]

    assert [(fact.words, fact.shown, fact.whys, fact.where) for fact in sheet.doubts] == [
        ("Anggaran 1, pagu", "Rp 500.000.000", (WHY,), "halaman 2, baris 7"),
        ("Tahun", "2025", (WHY,), "halaman 2, baris 8"),
    ]


def test_a_doubted_fact_has_one_field_and_its_row_points_to_it(operator, place):
    one = uploaded(place.unit, doubts=("budgets[0].amount",))

    said = page(operator, one).content.decode()

    assert said.count('id="f-0-budgets-0-amount"') == 1
    assert said.count("periksa di atas") == 1


def test_a_file_opens_at_the_first_paper_in_doubt(operator, place):
    one = uploaded(place.unit, office.camats(), office.sekcams())
    one.reading["documents"][1]["doubts"] = [{"path": "year", "why": WHY}]
    one.save()

    assert page(operator, one).context["number"] == 2
    assert page(operator, one, "?perjanjian=1").context["number"] == 1
    assert page(operator, one, "?perjanjian=99").context["number"] == 2


def test_saving_a_fact_answers_with_its_field_and_how_many_are_left(operator, place):
    one = uploaded(place.unit, doubts=("budgets[0].amount", "year"))

    response = save(operator, one, AMOUNT, "Rp 505.000.000")

    said = response.content.decode()
    assert response.status_code == 200
    assert "✓ dikoreksi" in said
    assert "terbaca “Rp 500.000.000”" in said
    assert '<p id="sisa" class="count" hx-swap-oob="true" role="status"><b>1</b>' in said


def test_a_corrected_target_brings_the_field_of_its_number_along(operator, place):
    one = uploaded(place.unit)

    said = save(operator, one, TARGET, "88,25").content.decode()

    assert 'id="f-0-objectives-0-indicators-0-target_number-i" value="88,25"' in said


def test_a_rupiah_that_does_not_read_comes_back_with_one_sentence(operator, place):
    one = uploaded(place.unit)

    response = save(operator, one, AMOUNT, "3.800.00")

    said = response.content.decode()
    assert response.status_code == 422
    assert 'value="3.800.00"' in said
    assert "dapat dibaca lebih dari satu cara" in said
    assert not one.corrections.exists()


def test_the_later_of_two_people_gets_both_to_choose_from(operator, signed_in, place):
    one = uploaded(place.unit)
    save(signed_in(Role.VERIFIKATOR), one, TARGET, "88,00")

    response = save(operator, one, TARGET, "89,00")

    said = response.content.decode()
    assert response.status_code == 422
    assert "lebih dahulu menyimpan “88,00”" in said
    assert 'value="89,00"' in said
    assert save(operator, one, TARGET, "89,00", version=1).status_code == 200


def test_a_correction_is_taken_back(operator, place):
    one = uploaded(place.unit)
    save(operator, one, TARGET, "88,00")

    said = save(operator, one, TARGET, version=1, act="batal").content.decode()

    assert 'value="87,50"' in said
    assert not one.corrections.exists()


def test_without_script_saving_leads_to_the_next_doubt(operator, place):
    one = uploaded(place.unit, doubts=("budgets[0].amount", "year"))
    typed = {"path": AMOUNT, "value": "Rp 500.000.000", "version": 0}

    response = operator.post(f"/dokumen/{one.pk}/fakta/", typed)

    assert response.headers["Location"] == f"/dokumen/{one.pk}/?perjanjian=1#f-0-year"


def test_without_script_a_refused_value_stands_in_its_field(operator, place):
    one = uploaded(place.unit)
    typed = {"path": NUMBER, "value": "1.200", "version": 0}

    response = operator.post(f"/dokumen/{one.pk}/fakta/", typed)

    assert response.status_code == 422
    assert 'value="1.200"' in response.content.decode()


def test_rows_are_added_removed_and_taken_back(operator, place):
    one = uploaded(place.unit)
    url = f"/dokumen/{one.pk}/baris/"
    line = {"path": "documents[0].budgets", "level": "program", "name": "Program Baru"}

    added = operator.post(url, line | {"amount": "5.000"})
    gone = {"path": "documents[0].budgets[0]", "act": "hapus", "version": 0}
    operator.post(url, gone)

    assert added.headers["Location"].endswith("#f-0-budgets-2")
    said = page(operator, one).content.decode()
    assert "Program Baru" in said
    assert "dihapus, tidak ikut diadopsi" in said
    operator.post(url, gone | {"act": "kembali", "version": 1})
    assert "dihapus, tidak ikut" not in page(operator, one).content.decode()


def test_a_row_that_does_not_read_comes_back_open_with_the_sentence(operator, place):
    one = uploaded(place.unit)
    line = {"path": "documents[0].budgets", "name": "Program Baru", "level": "program"}

    response = operator.post(f"/dokumen/{one.pk}/baris/", line | {"amount": "banyak"})

    said = response.content.decode()
    assert response.status_code == 422
    assert '<details class="adder" id="f-0-budgets-baru" open>' in said
    assert "bukan jumlah uang" in said
    assert 'value="Program Baru"' in said


def test_open_doubts_are_asked_about_before_adopting(operator, place):
    pk = upload(operator, ("pk.txt", paper(place))).context["upload"].pk
    one = Upload.objects.get(pk=pk)
    one.reading["documents"][0]["doubts"] = [{"path": "year", "why": WHY}]
    one.save()

    preview = operator.get(f"/dokumen/{pk}/perubahan/")
    assert preview.context["doubt_count"] == 1
    operator.post(f"/dokumen/{pk}/adopsi/")
    assert not Agreement.objects.filter(year=2026).exists()

    operator.post(f"/dokumen/{pk}/adopsi/", {"tetap": "1"})
    assert Agreement.objects.filter(year=2026).exists()


def test_what_is_adopted_is_shown_and_not_changed(operator, place):
    one = uploaded(place.unit)
    adopt(upload_id=one.pk, by=None)

    response = page(operator, one)

    assert "sudah diadopsi" in response.content.decode()
    assert 'name="value"' not in response.content.decode()
    assert save(operator, one, TARGET, "88,00").status_code == 422


def test_a_text_file_is_shown_by_its_lines_with_the_facts_marked(operator, place):
    pk = upload(operator, ("pk.txt", paper(place))).context["upload"].pk

    shown = operator.get(f"/dokumen/{pk}/").content.decode()
    leaf = operator.get(f"/dokumen/{pk}/halaman/1/").content.decode()

    assert 'data-facts="f-0-kind' in shown + leaf
    assert "<html" not in leaf


def test_the_picture_of_a_page_is_small_and_kept(operator, place, monkeypatch):
    content = paper(place, "pdf")
    pk = upload(operator, ("pk.pdf", content)).context["upload"].pk

    response = operator.get(f"/dokumen/{pk}/halaman/1/gambar/")

    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"].startswith("private")
    assert len(response.content) <= 100_000
    with Image.open(io.BytesIO(response.content)) as picture:
        assert picture.width == 1000
    monkeypatch.setattr(leaves, "drawn_apart", None)  # never drawn again
    assert operator.get(f"/dokumen/{pk}/halaman/1/gambar/").content == response.content


def test_facts_are_boxes_over_the_picture(operator, place):
    pk = upload(operator, ("pk.pdf", paper(place, "pdf"))).context["upload"].pk

    response = operator.get(f"/dokumen/{pk}/?halaman=2")

    keys = {key for spot in response.context["spots"] for key in spot.keys.split()}
    assert "f-0-objectives-0-indicators-0-target_text" in keys
    assert "style=" not in response.content.decode()


def test_a_page_that_is_not_there_says_so_and_the_facts_stay(operator, place):
    pk = upload(operator, ("pk.pdf", paper(place, "pdf"))).context["upload"].pk

    response = operator.get(f"/dokumen/{pk}/?halaman=77")

    assert response.status_code == 200
    assert "tidak ada dalam berkas" in response.content.decode()
    assert response.context["sheet"].objectives


@pytest.mark.parametrize("content", [b"%PDF-1.7 rusak", b"PK\x03\x04 rusak"])
def test_what_cannot_be_drawn_is_refused_in_one_sentence(content):
    with pytest.raises(Refused) as caught:
        leaves.drawn_apart(content, 1)

    assert str(caught.value).endswith(".")


def test_a_drawing_that_asks_for_too_much_is_stopped():
    with pytest.raises(Refused, match="tidak dapat ditampilkan"):
        leaves.drawn_apart(
            write(office.camats(), to="pdf"), 1, leaves.Limits(wall_seconds=0)
        )


def test_a_script_in_a_paper_is_only_text(operator, place):
    one = uploaded(place.unit)
    one.reading["documents"][0]["objectives"][0]["text"] = "<script>alert(1)</script>"
    one.save()

    assert "<script>alert" not in page(operator, one).content.decode()


def test_another_kind_of_paper_is_shown_and_not_adopted(operator, place):
    report = {
        "kind": "LKjIP",
        "year": 2024,
        "title": "Laporan Kinerja Kecamatan Sukamaju",
        "tables": [
            {
                "kind": "capaian",
                "number": "Tabel 3.1",
                "caption": "Capaian Kinerja",
                "rows": [
                    {
                        "type": "indicator",
                        "indicator": "Indeks Kepuasan Masyarakat",
                        "unit": "Nilai",
                        "figures": [
                            {"what": "target", "printed": "87,50", "when": "2024"},
                            {"what": "actual", "printed": "88,10", "when": "2024"},
                        ],
                    }
                ],
            }
        ],
        "doubts": [{"path": "tables[0].rows[0].figures[1]", "why": WHY}],
        "at": {"tables[0].rows[0]": {"page": 1, "line": 3}},
    }
    one = uploaded(place.unit, said={"documents": [report], "problems": []})

    response = page(operator, one)

    [table] = response.context["sheet"].tables
    assert table.title == "Tabel 3.1 Capaian Kinerja"
    assert table.columns == ["Indikator", "Satuan", "Target 2024", "Realisasi 2024"]
    assert table.rows[0].cells == ["Indeks Kepuasan Masyarakat", "Nilai", "87,50", "88,10"]
    assert "yang dapat dicatat hanya perjanjian kinerja" in response.content.decode()
    assert save(operator, one, "documents[0].year", "2023").status_code == 422


def test_a_file_of_eight_papers_is_light_and_asks_little(
    operator, place: Place, django_assert_max_num_queries
):
    papers = [office.camats(), office.sekcams(), office.kasubags(), office.kasis()] * 2
    one = uploaded(place.unit, *papers, doubts=("budgets[0].amount",))
    page(operator, one)

    with django_assert_max_num_queries(MOST_QUERIES):
        response = page(operator, one)
    with django_assert_max_num_queries(2 * MOST_QUERIES):
        save(operator, one, AMOUNT, "1.000")

    assert len(response.context["papers"]) == 8
    assert len(response.content) <= MOST_BYTES
