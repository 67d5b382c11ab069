"""All agreements of a unit at once: bound, zipped, listed for e-Kinerja."""

import io
import zipfile

import pypdf
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from jenjang.apps.agreements.views.skp_workbook import SkpSheet, sheet_name, write_skp
from jenjang.apps.organisation.models import Unit
from tests.apps.agreements.test_agreement_pages import promise

ADDRESS = "Jalan Raya 12"
QUERIES = {"semua.pdf": 9, "semua.zip": 9, "skp.xlsx": 8}


@pytest.fixture
def two_papers(place):
    Unit.objects.filter(pk=place.unit.pk).update(address=ADDRESS)
    return place.agreement, promise(place, "Sekretaris Camat")


def workbook(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def test_the_bundle_has_a_bookmark_for_each_position_from_the_head_down(
    operator, two_papers
):
    bundle = pypdf.PdfReader(io.BytesIO(operator.get("/perjanjian/semua.pdf").content))

    assert [one.title for one in bundle.outline] == [
        str(one.position) for one in two_papers
    ]
    assert ADDRESS in bundle.pages[0].extract_text()


def test_the_zip_holds_a_word_file_for_each_agreement(operator, two_papers):
    content = operator.get("/perjanjian/semua.zip").content

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        words = [Document(io.BytesIO(archive.read(one))) for one in archive.namelist()]
    assert len(words) == len(two_papers)
    assert all(ADDRESS in [line.text for line in word.paragraphs] for word in words)


def test_the_skp_list_has_a_sheet_for_each_official_with_his_indicators(
    operator, place, two_papers
):
    book = workbook(operator.get("/perjanjian/skp.xlsx").content)

    rows = book.get_sheet_by_name(str(place.camat)).to_python()
    assert book.sheet_names == [str(one.position) for one in two_papers]
    assert rows[0][2] == place.agreement.first_party.official.full_name
    assert [row[4] for row in rows[6:]] == [str(place.indicator)]


def test_the_skp_list_names_the_result_of_the_superior_that_is_served(operator, place):
    objective = place.agreement.objectives.get()
    parent = type(objective).objects.create(
        plan=objective.plan, level="tujuan", text="Terwujudnya pelayanan prima",
        folded_text="terwujudnya pelayanan prima",
    )  # fmt: skip
    objective.parent = parent
    objective.save(update_fields=["parent"])

    book = workbook(operator.get("/perjanjian/skp.xlsx").content)

    (row,) = book.get_sheet_by_index(0).to_python()[6:]
    assert (row[1], row[2]) == (parent.text, objective.text)


@pytest.mark.parametrize("address", ["semua.pdf", "semua.zip", "skp.xlsx"])
def test_a_year_without_agreements_has_nothing_to_bind(operator, place, address):
    place.agreement.__class__.objects.all().update(state="digantikan")

    assert operator.get(f"/perjanjian/{address}").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("address", ["semua.pdf", "semua.zip", "skp.xlsx"])
def test_a_bundle_costs_the_same_queries_for_any_number_of_papers(
    operator, place, address, rows, django_assert_num_queries
):
    for number in range(rows - 1):
        promise(place, f"Kepala Seksi {number}")

    with django_assert_num_queries(QUERIES[address]):
        operator.get(f"/perjanjian/{address}")


def test_a_sheet_is_named_as_excel_takes_it():
    long = "Kepala Seksi Ketenteraman dan Ketertiban Umum"

    first = sheet_name(long, set())
    second = sheet_name(long, {first.casefold()})

    assert (len(first), len(second)) == (31, 31)
    assert second.endswith(" (2)")
    assert sheet_name("[]:*?/", set()) == "Pejabat"


def test_what_begins_with_an_equals_sign_stays_text():
    sheet = SkpSheet("A", (("Nama", "=1+1"),), ())

    assert workbook(write_skp([sheet])).get_sheet_by_index(0).to_python()[0][2] == "=1+1"
