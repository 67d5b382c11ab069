"""One agreement as on paper, printed, and the file it came from."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from jenjang.apps.agreements.forms import ReasonForm
from jenjang.apps.agreements.models import OPEN, Agreement, State
from jenjang.apps.agreements.permissions import acts_open, can_draw_up
from jenjang.apps.agreements.snapshots import (
    changes_since,
    day_of_drawing,
    disagreements,
    document_of,
    pdf_in_hand,
    printed,
    timeline_of,
    trouble_with_parties,
    warnings_before_issue,
)
from jenjang.apps.agreements.views.bundles import file_name
from jenjang.apps.agreements.views.reach import readable
from jenjang.apps.files.services import open_stored
from jenjang.apps.findings.models import Finding, FindingState
from jenjang.apps.findings.permissions import can_settle_in
from jenjang.apps.findings.snapshots import grouped, shown
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.organisation.snapshots import letterhead_of
from jenjang.papers.agreeing import Against
from jenjang.papers.blocks import Place
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.reviewing import with_places
from jenjang.papers.writers import html
from jenjang.papers.writing import layout_named
from jenjang.web.files import send_file
from jenjang.web.pages import allow

PRINTED = ("pdf", "docx")


@allow(READERS)
def agreement_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """An agreement as on paper, the way it went, and what speaks against it."""
    agreement = readable(request, pk)
    layout = _layout(request, agreement)
    year = Agreement.objects.of_unit(agreement.unit_id, agreement.year_id)
    chain = year.filter(position=agreement.position_id).defer("document")
    may_settle = can_settle_in(request.user, agreement.unit_id)
    found = list(Finding.objects.of_subject(agreement).select_related("decided_by"))
    context = {
        "agreement": agreement,
        "paper": _on_screen(agreement, layout, found),
        "groups": grouped(shown(one, may_settle=may_settle) for one in found),
        "layouts": [(one.key, one.name, one.key == layout) for one in LAYOUTS],
        "layout": layout,
        "chain": chain.order_by("-revision", "-edition"),
        "acts": acts_open(request.user, agreement),
        "may_revise": agreement.state == State.IN_FORCE
        and can_draw_up(request.user, agreement.unit_id),
        "steps": timeline_of(agreement),
        "reason_form": ReasonForm(),
        **_standing(agreement),
    }
    return render(request, "agreements/detail.html", context)


def _standing(agreement: Agreement) -> dict[str, Any]:
    """Return what speaks against a paper that is still on its way."""
    if agreement.state not in OPEN:
        return {}
    day = day_of_drawing(agreement.year_id, timezone.localdate())
    _, found = disagreements(agreement, day)
    told = changes_since([agreement], agreement.unit_id, agreement.year_id)
    return {
        "disagreements": [
            (against.value, [one for one in found if one.against is against])
            for against in Against
            if any(one.against is against for one in found)
        ],
        "changes": told.get(agreement.pk, []),
        "trouble": trouble_with_parties(agreement, day),
        "warnings": warnings_before_issue(agreement)
        if agreement.state == State.APPROVED
        else [],
    }


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
    """An agreement as PDF or Word; an issued one as the very PDF that was issued."""
    if ending not in PRINTED:
        raise Http404
    agreement = readable(request, pk)
    head, layout = letterhead_of(agreement.unit), _layout(request, agreement)
    if ending == "pdf" and layout == agreement.layout:
        content = pdf_in_hand(agreement, head=head)
    else:
        content = printed(agreement, ending, head=head, layout=layout)
    return send_file(content, f"{file_name(agreement)}.{ending}")


@allow(READERS)
def agreement_source(request: SignedInRequest, pk: int) -> HttpResponse:
    """The very file the agreement was read from."""
    agreement = readable(request, pk)
    if agreement.source is None:
        raise Http404
    return send_file(open_stored(agreement.source), agreement.source.original_name)
