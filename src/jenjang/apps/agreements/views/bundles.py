"""All agreements of a unit at once: bound as PDF, as Word files, as lists for SKP."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.snapshots import pdf_in_hand, printed, skp_rows
from jenjang.apps.agreements.views.skp_workbook import SkpSheet, write_skp
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.snapshots import letterhead_of
from jenjang.papers.bundling import Leaf, bound, zipped
from jenjang.web.files import send_file
from jenjang.web.pages import allow


@allow(READERS)
def agreement_bundle(request: SignedInRequest) -> HttpResponse:
    """Every agreement in force in one PDF with bookmarks, from the head down."""
    unit, year, agreements = _in_force(request)
    head = letterhead_of(unit)
    leaves = [Leaf(f"{one.position}", pdf_in_hand(one, head=head)) for one in agreements]
    title = f"Perjanjian Kinerja {unit} {year}"
    return send_file(bound(leaves, title), slugify(f"PK {year} {unit}") + ".pdf")


@allow(READERS)
def agreement_words(request: SignedInRequest) -> HttpResponse:
    """Every agreement in force as Word, in one ZIP."""
    unit, year, agreements = _in_force(request)
    head = letterhead_of(unit)
    words = ((file_name(one), printed(one, "docx", head=head)) for one in agreements)
    leaves = (Leaf(f"{name}.docx", content) for name, content in words)
    return send_file(zipped(leaves), f"{slugify(f'PK {year} {unit}')}.zip")


@allow(READERS)
def skp_list(request: SignedInRequest) -> HttpResponse:
    """What each official types into e-Kinerja, a sheet for each."""
    unit, year, agreements = _in_force(request)
    content = write_skp(_skp_sheets(agreements))
    return send_file(content, f"{slugify(f'SKP {year} {unit}')}.xlsx")


def file_name(agreement: Agreement) -> str:
    """Return what an agreement's file is called: kind, year, position, person."""
    kind = f"PK Perubahan {agreement.revision}" if agreement.revision else "PK"
    who = agreement.first_party.official.full_name.split(",")[0]
    return slugify(f"{kind} {agreement.year_id} {agreement.position} {who}")


def _in_force(request: SignedInRequest) -> tuple[Unit, int, list[Agreement]]:
    """Return unit, year and their agreements in force; 404 where there are none."""
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    found = Agreement.objects.of_unit(here.unit.pk, here.year).in_force()
    agreements = list(
        found.select_related("unit", "position", "first_party__official", "issued_pdf")
        .prefetch_related("signatures__file", "objectives__parent")
        .order_by("position__path")
    )
    if not agreements:
        raise Http404
    return here.unit, here.year, agreements


def _skp_sheets(agreements: list[Agreement]) -> Iterator[SkpSheet]:
    for one in agreements:
        official = one.first_party.official
        yield SkpSheet(
            name=str(one.position),
            lines=(
                ("Nama", official.full_name),
                ("Jabatan", str(one.position)),
                ("Unit kerja", str(one.unit)),
                ("Dari", str(one)),
            ),
            rows=tuple(skp_rows(one)),
        )
