"""The agreements of a unit: who promised what to whom, each as on paper, and printed."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.agreements.models import Agreement, AgreementQuerySet
from jenjang.apps.agreements.services import audit_agreements
from jenjang.apps.agreements.snapshots import document_of
from jenjang.apps.agreements.tasks import audit_after_commit
from jenjang.apps.files.services import open_stored
from jenjang.apps.findings.models import Finding, FindingState
from jenjang.apps.findings.permissions import (
    SETTLERS,
    SETTLERS_OF_ALL,
    can_settle_in,
)
from jenjang.apps.findings.snapshots import grouped, shown
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Appointment, Unit
from jenjang.apps.organisation.permissions import can_adopt
from jenjang.papers.blocks import Place
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.reviewing import with_places
from jenjang.papers.writers import html
from jenjang.papers.writing import layout_named, write
from jenjang.web.files import send_file
from jenjang.web.pages import allow

PAGE_ROWS = 50
PRINTED = ("pdf", "docx")


@allow(READERS)
def agreement_list(request: SignedInRequest) -> HttpResponse:
    """The year's agreements from the head down, and who has none yet."""
    here = scope(request)
    if here.unit is None or here.year is None:
        return render(request, "agreements/nothing.html")
    agreements = _of(here.unit, here.year)
    replaced = request.GET.get("semua") == "1"
    shown = agreements if replaced else agreements.in_force()
    page = Paginator(_table(shown), PAGE_ROWS).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": [(one, stated_total(one.printed_idr, one.lines)) for one in page],  # type: ignore[attr-defined]  # by the annotation
        "missing": _without_agreement(here.unit, here.year),
        "replaced": replaced,
        "may_adopt": can_adopt(request.user, here.unit),
        "may_audit": can_settle_in(request.user, here.unit),
    }
    return render(request, "agreements/list.html", context)


def _of(unit: Unit, year: int) -> AgreementQuerySet:
    return Agreement.objects.filter(unit=unit, year=year)


def _table(agreements: AgreementQuerySet) -> AgreementQuerySet:
    """Return what a row shows, in one query: of the paper only what it says of money."""
    return (
        agreements.select_related(
            "position", "first_party__official", "second_party__official"
        )
        .defer("document")
        .annotate(
            indicator_count=Count("commitments"),
            printed_idr=F("document__budget_total"),
            lines=F("document__budgets"),
        )
        .order_by("position__path", "-revision", "-edition")
    )


def stated_total(printed_idr: int | None, lines: list[dict[str, Any]] | None) -> int | None:
    """Return the total a paper prints, else the sum of its lines that are part of no other.

    None where a line states no amount: what is not known is not summed as 0.

    >>> stated_total(None, [{"amount": 5, "parent": None}, {"amount": 5, "parent": 0}])
    5
    """
    if printed_idr is not None:
        return printed_idr
    amounts = [one["amount"] for one in lines or () if one.get("parent") is None]
    return sum(amounts) if amounts and None not in amounts else None


def _without_agreement(unit: Unit, year: int) -> Iterable[Appointment]:
    """Return who holds a position that has promised nothing in the year."""
    promised = _of(unit, year).in_force().values("position_id")
    return (
        Appointment.objects.on(timezone.localdate())
        .filter(position__unit=unit)
        .exclude(position__in=promised)
        .select_related("official", "position")
        .order_by("position__path")
    )


@allow(READERS)
def agreement_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """An agreement as on paper, from its frozen document."""
    agreement = _readable(request, pk)
    layout = _layout(request, agreement)
    chain = _of(agreement.unit, agreement.year_id).filter(position=agreement.position_id)
    may_settle = can_settle_in(request.user, agreement.unit_id)
    found = list(Finding.objects.of_subject(agreement).select_related("decided_by"))
    context = {
        "agreement": agreement,
        "paper": _on_screen(agreement, layout, found),
        "groups": grouped(shown(one, may_settle=may_settle) for one in found),
        "layouts": [(one.key, one.name, one.key == layout) for one in LAYOUTS],
        "layout": layout,
        "chain": chain.defer("document").order_by("-revision", "-edition"),
    }
    return render(request, "agreements/detail.html", context)


@allow(SETTLERS)
@require_POST
def agreement_audit(request: SignedInRequest) -> HttpResponse:
    """Audit the unit's agreements of the year, then show what was found."""
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    unit, year = here.unit, here.year
    found = audit_agreements(unit=unit, year=year, by=request.user)
    said = f"{found} temuan" if found else "tidak ada temuan"
    messages.success(request, f"Perjanjian {unit} {year} sudah diperiksa: {said}.")
    return redirect("findings:list")


@allow(SETTLERS_OF_ALL)
@require_POST
def agreement_audit_all(request: SignedInRequest) -> HttpResponse:
    """Have the agreements of every unit audited for the year, one unit after another."""
    here = scope(request)
    if here.year is None:
        raise Http404
    holding = Agreement.objects.visible_to(request.user).of_year(here.year).in_force()
    units = sorted(set(holding.values_list("unit_id", flat=True)))
    audit_after_commit(units, here.year, request.user)
    messages.success(
        request,
        f"Perjanjian {len(units)} unit sedang diperiksa; muat ulang halaman ini untuk "
        "melihat temuannya.",
    )
    return redirect("findings:board")


def _readable(request: SignedInRequest, pk: int) -> Agreement:
    seen = Agreement.objects.visible_to(request.user).select_related(
        "unit", "position", "first_party__official", "source"
    )
    return get_object_or_404(seen, pk=pk)


def _layout(request: SignedInRequest, agreement: Agreement) -> str:
    """Return the layout asked for, else the one the agreement was made in."""
    asked = request.GET.get("bentuk", "")
    return asked if asked in {one.key for one in LAYOUTS} else agreement.layout


def _on_screen(
    agreement: Agreement, layout: str, findings: Iterable[Finding] = ()
) -> SafeString:
    """Return the paper with what open findings speak of lit, where they were seen."""
    blocks = with_places(layout_named(layout).blocks(document_of(agreement)))
    places = {
        Place(line=place["line"], cell=place["cell"])
        for finding in findings
        if finding.state == FindingState.OPEN and layout == agreement.layout
        for place in finding.places
        if place["file"] == str(agreement)
    }
    article = html.write(html.marked(blocks, places), str(agreement)).decode()
    return mark_safe(article)  # noqa: S308  the writer escapes every text of the paper


@allow(READERS)
def agreement_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """An agreement as PDF or Word, printed from its frozen document."""
    if ending not in PRINTED:
        raise Http404
    agreement = _readable(request, pk)
    content = write(document_of(agreement), to=ending, layout=_layout(request, agreement))
    return send_file(content, f"{_file_name(agreement)}.{ending}")


@allow(READERS)
def agreement_bundle(request: SignedInRequest) -> HttpResponse:
    """Every agreement in force of the unit's year in one PDF, from the head down."""
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    agreements = list(_of(here.unit, here.year).in_force().order_by("position__path"))
    if not agreements:
        raise Http404
    documents = [document_of(agreement) for agreement in agreements]
    content = write(documents, to="pdf", layout=agreements[0].layout)
    return send_file(content, slugify(f"PK {here.year} {here.unit}") + ".pdf")


@allow(READERS)
def agreement_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The very file the agreement was read from."""
    agreement = _readable(request, pk)
    if agreement.source is None:
        raise Http404
    return send_file(open_stored(agreement.source), agreement.source.original_name)


def _file_name(agreement: Agreement) -> str:
    kind = f"PK Perubahan {agreement.revision}" if agreement.revision else "PK"
    who = agreement.first_party.official.full_name.split(",")[0]
    return slugify(f"{kind} {agreement.year_id} {agreement.position} {who}")
