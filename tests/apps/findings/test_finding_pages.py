"""The pages of findings: filtered, settled in place, counted by unit, printed."""

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from jenjang.apps.findings.models import Finding, FindingState
from jenjang.apps.findings.services import keep_audit
from jenjang.apps.organisation.models import Role, Unit
from jenjang.papers.audit import Finding as Found
from jenjang.papers.audit import Severity
from tests.apps.findings.test_findings import about, said
from tests.factories import GovernmentFactory, UnitFactory, granted, opened_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    GovernmentFactory()
    opened_year(2025)
    made: Unit = UnitFactory(name="Kecamatan Sukamaju")
    return made


@pytest.fixture
def operator(client: Client, unit: Unit) -> Client:
    client.force_login(granted(Role.OPERATOR, unit, full_name="Rina Lestari"))
    return client


def find(unit: Unit, *findings: Found) -> list[Finding]:
    keep_audit(about=about(unit), findings=findings, by=None)
    return list(Finding.objects.of_subject(unit).order_by("order"))


def listed(client: Client, **chosen: str) -> str:
    return client.get(reverse("findings:list"), chosen).content.decode()


def test_the_list_shows_open_findings_with_what_is_written_and_expected(
    operator: Client, unit: Unit
):
    find(unit, said())

    page = listed(operator)

    assert "Tertulis: Rp 31.940.000" in page
    assert "<b>Rp 17.360.000</b>" in page
    assert "pk.pdf, halaman 2, baris 14" in page


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({"jenis": "format"}, ["cara tulis"]),
        ({"kepastian": "tanya"}, ["tanya saja"]),
        ({"aturan": "R40"}, ["cara tulis"]),
        ({"aturan": "'; --"}, ["hitung", "tanya saja", "cara tulis"]),
        ({}, ["hitung", "tanya saja", "cara tulis"]),
        ({"keadaan": "diperbaiki"}, []),
    ],
)
def test_filters_leave_what_they_say(
    operator: Client, unit: Unit, chosen: dict[str, str], shown: list[str]
):
    find(
        unit,
        said("1", message="hitung", group=""),
        said("2", message="tanya saja", certain=False, group=""),
        said("3", message="cara tulis", severity=Severity.FORMAT, rule="R40", group=""),
    )

    page = listed(operator, **chosen)

    texts = ["hitung", "tanya saja", "cara tulis"]
    assert [one for one in texts if f"<p>{one}</p>" in page] == shown


def test_a_cause_is_one_group_with_its_consequences_folded(operator: Client, unit: Unit):
    find(unit, said("1"), said("2"), said("3"))

    assert "2 akibat dari sebab yang sama" in listed(operator)


def test_settling_in_place_answers_with_the_card(operator: Client, unit: Unit):
    (finding,) = find(unit, said())

    answer = operator.post(
        reverse("findings:settle", args=[finding.pk]),
        {"state": "bukan", "seen": "terbuka", "reason": "Sudah sesuai DPA."},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 200
    assert "Bukan kesalahan" in answer.content.decode()
    assert "Alasan: Sudah sesuai DPA." in answer.content.decode()
    finding.refresh_from_db()
    assert finding.state == FindingState.NOT_AN_ERROR


def test_a_missing_reason_is_said_beside_the_field(operator: Client, unit: Unit):
    (finding,) = find(unit, said())

    answer = operator.post(
        reverse("findings:settle", args=[finding.pk]),
        {"state": "bukan", "seen": "terbuka"},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 422
    assert "Tulis alasannya" in answer.content.decode()


@pytest.mark.parametrize("back", ["https://jahat.example/", "//jahat.example/", ""])
def test_without_script_it_goes_back_to_our_own_page_only(
    operator: Client, unit: Unit, back: str
):
    (finding,) = find(unit, said())

    answer = operator.post(
        reverse("findings:settle", args=[finding.pk]),
        {"state": "diperbaiki", "seen": "terbuka", "back": back},
    )

    assert answer["Location"] == reverse("findings:list")


def test_a_finding_of_another_unit_is_not_there(operator: Client):
    (finding,) = find(UnitFactory(name="Kecamatan Tirtasari"), said())

    answer = operator.post(
        reverse("findings:settle", args=[finding.pk]),
        {"state": "diperbaiki", "seen": "terbuka"},
    )

    assert answer.status_code == 404


def test_the_board_counts_open_findings_by_unit(client: Client, unit: Unit):
    client.force_login(granted(Role.PEMBINA))
    find(unit, said("1"), said("2", severity=Severity.FORMAT, certain=False))
    find(UnitFactory(name="Kecamatan Tirtasari"), said("1"), said("2"))

    page = client.get(reverse("findings:board")).content.decode()

    assert page.index("Kecamatan Tirtasari</a>") < page.index("Kecamatan Sukamaju</a>")


def test_pages_ask_no_more_questions_for_more_findings(
    operator: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
):
    find(unit, *(said(str(n), group=str(n)) for n in range(30)))

    with django_assert_max_num_queries(11):
        listed(operator)


def test_the_note_is_word_pdf_and_excel_with_the_same_findings(
    operator: Client, unit: Unit
):
    find(
        unit,
        said(message="Jumlah rincian berbeda."),
        said("=1+1", severity=Severity.FORMAT),
    )

    word, pdf, excel = (
        operator.get(reverse("findings:note", args=[ending])).content
        for ending in ("docx", "pdf", "xlsx")
    )

    tables = docx.Document(io.BytesIO(word)).tables
    assert any("Jumlah rincian berbeda." in cell.text for t in tables for cell in t._cells)
    assert pdf.startswith(b"%PDF-")
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(excel)).get_sheet_by_index(0).to_python()
    )
    assert any("R01. Jumlah rincian berbeda." in str(cell) for row in rows for cell in row)


def test_a_note_of_an_unknown_kind_is_not_there(operator: Client):
    assert operator.get(reverse("findings:note", args=["exe"])).status_code == 404
