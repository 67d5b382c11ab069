"""Agreements on pages: who promised what, as on paper, and printed."""

import pypdfium2
import pytest

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.services import Promised, put_in_force
from jenjang.apps.agreements.snapshots import document_of
from jenjang.apps.agreements.views.listing import stated_total
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.reading import read
from tests.factories import AppointmentFactory, PositionFactory
from tests.web.place import Place, paper_of

YEAR = 2025


def promise(place: Place, name: str, revision: int = 0) -> Agreement:
    """Put an agreement of another position of the unit in force."""
    position = PositionFactory(unit=place.unit, name=name, reports_to=place.camat)
    appointment = AppointmentFactory(position=position)
    return put_in_force(
        unit=place.unit,
        year=YEAR,
        revision=revision,
        first_party=appointment,
        second_party=place.appointment,
        signed_on=None,
        layout="national",
        document=paper_of(place.unit, position, appointment),
        promised=Promised(),
        by=None,
    )


def text_of_pdf(content: bytes) -> str:
    """Return what a person reads in a PDF."""
    with pypdfium2.PdfDocument(content) as paper:
        pages = [page.get_textpage().get_text_bounded() for page in paper]
    return " ".join(" ".join(pages).split())


def test_the_list_goes_from_the_head_down(operator, place):
    secretary = promise(place, "Sekretaris Camat")

    rows = operator.get("/perjanjian/").context["rows"]

    assert [(row.paper, row.total_idr) for row in rows] == [
        (place.agreement, 2_347_860_000),
        (secretary, 2_347_860_000),
    ]
    assert rows[0].paper.indicator_count == 1


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ([], None),
        ([{"amount": 0, "parent": None}], 0),
        ([{"amount": 7, "parent": None}, {"amount": 3, "parent": None}], 10),
        ([{"amount": 7, "parent": None}, {"amount": 3, "parent": 0}], 7),
        ([{"amount": 7, "parent": None}, {"amount": None, "parent": None}], None),
    ],
    ids=["no lines", "a zero", "two lines", "a part of the other", "one unknown"],
)
def test_a_paper_without_a_printed_total_is_summed_from_its_top_lines(lines, total):
    assert stated_total(None, lines) == total


def test_who_has_no_agreement_is_named(operator, place):
    post = PositionFactory(unit=place.unit, name="Kepala Seksi Pelayanan")
    late = AppointmentFactory(position=post)

    assert list(operator.get("/perjanjian/").context["missing"]) == [late]


def test_a_replaced_agreement_is_shown_on_demand(operator, place):
    put_in_force(
        unit=place.unit,
        year=YEAR,
        revision=1,
        first_party=place.appointment,
        second_party=None,
        signed_on=None,
        layout="banjar",
        document=paper_of(place.unit, place.camat, place.appointment),
        promised=Promised(),
        by=None,
    )

    def revisions(path: str) -> list[int]:
        return [one.revision for one in operator.get(path).context["page"]]

    assert revisions("/perjanjian/") == [1]
    assert revisions("/perjanjian/?semua=1") == [1, 0]
    chain = operator.get(f"/perjanjian/{place.agreement.pk}/").context["chain"]
    assert [one.revision for one in chain] == [1, 0]


@pytest.mark.parametrize("layout", [one.key for one in LAYOUTS])
def test_an_agreement_stands_as_on_paper_in_every_layout(operator, place, layout):
    url = f"/perjanjian/{place.agreement.pk}/?bentuk={layout}"

    page = operator.get(url).content.decode()

    assert place.appointment.official.full_name in page
    assert "Indeks Kepuasan Masyarakat" in page
    assert "87,50" in page


def test_the_pdf_says_what_was_frozen(operator, place):
    response = operator.get(f"/perjanjian/{place.agreement.pk}/pk.pdf")

    assert "Indeks Kepuasan Masyarakat" in text_of_pdf(response.content)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith(
        'attachment; filename="pk-2025-camat-dra-hesti-wulandari'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_word_file_read_again_is_the_same_document(operator, place):
    response = operator.get(f"/perjanjian/{place.agreement.pk}/pk.docx")

    assert read(response.content, "pk.docx").documents == (document_of(place.agreement),)


def test_any_other_ending_is_not_there(operator, place):
    assert operator.get(f"/perjanjian/{place.agreement.pk}/pk.exe").status_code == 404


def test_all_agreements_come_in_one_pdf(operator, place):
    promise(place, "Sekretaris Camat")

    response = operator.get("/perjanjian/semua.pdf")

    assert text_of_pdf(response.content).count("PERJANJIAN KINERJA TAHUN 2025") >= 2
    assert "pk-2025-kecamatan-sukamaju.pdf" in response.headers["Content-Disposition"]


def test_the_file_it_was_read_from_comes_back_as_it_was(operator, place):
    response = operator.get(f"/perjanjian/{place.agreement.pk}/asli/")

    assert response.content == b"PERJANJIAN KINERJA Kecamatan Sukamaju"
    assert response.headers["Content-Disposition"] == 'attachment; filename="pk.txt"'


def test_a_document_that_was_tampered_with_is_not_shown_as_genuine(operator, place):
    changed = place.agreement.document | {"year": 2024}
    rows = Agreement.objects.filter(pk=place.agreement.pk)
    super(type(rows), rows).update(document=changed)

    response = operator.get(f"/perjanjian/{place.agreement.pk}/")

    assert response.status_code == 409
    assert "tidak lagi sama dengan yang dibekukan" in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    operator, place, count, django_assert_num_queries
):
    for n in range(count):
        promise(place, f"Staf {n}")
    operator.get("/perjanjian/")

    with django_assert_num_queries(10):
        operator.get("/perjanjian/")
