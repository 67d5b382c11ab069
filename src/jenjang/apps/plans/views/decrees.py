"""The Keputusan IKU of a unit: drawn up, seen as on paper, issued, printed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from jenjang.apps.findings.models import Finding, FindingState
from jenjang.apps.findings.permissions import can_settle_in
from jenjang.apps.findings.snapshots import grouped, shown
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans import services
from jenjang.apps.plans.access import PLANNERS_SOMEWHERE
from jenjang.apps.plans.forms.decrees import LISTS, DecreeForm, rows_in, shown_rows
from jenjang.apps.plans.models import IkuDecree, Plan, PlanState
from jenjang.apps.plans.permissions import can_plan
from jenjang.apps.plans.snapshots import decree_of, propose_decree
from jenjang.core.values import Refused
from jenjang.papers.blocks import Place
from jenjang.papers.layouts import iku_decree
from jenjang.papers.reviewing import with_places
from jenjang.papers.writers import html
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.forms import attempt_and_say, status_of
from jenjang.web.pages import allow

PRINTED = ("pdf", "docx")
HEADINGS = {
    "considerations": ("Menimbang", "huruf a, b, c; diawali “bahwa”, diakhiri titik koma"),
    "legal_bases": (
        "Mengingat",
        "nomor 1, 2, 3; dari undang-undang ke peraturan di bawahnya",
    ),
    "decisions": ("Memutuskan", "KESATU, KEDUA, KETIGA"),
}


@allow(READERS)
def decree_list(request: SignedInRequest) -> HttpResponse:
    """The unit's decrees, and the plans a new one may be drawn up from."""
    here = scope(request)
    decrees = IkuDecree.objects.filter(plan__unit=here.unit).select_related(
        "plan", "signer__official"
    )
    context = {
        "decrees": decrees.defer("document") if here.unit else [],
        "plans": _plans(here.unit, here.year),
        "may_plan": can_plan(request.user, here.unit),
    }
    return render(request, "plans/decrees.html", context)


def _plans(unit: Unit | None, year: int | None) -> list[Plan]:
    """Return the unit's plans of the year with how many of their indicators are IKU."""
    if unit is None or year is None:
        return []
    plans = Plan.objects.of_year(unit.pk, year).exclude(state=PlanState.SUPERSEDED)
    marked = Count("indicators", filter=Q(indicators__is_iku=True))
    return list(plans.annotate(iku_count=marked).order_by("-pk"))


@allow(PLANNERS_SOMEWHERE)
@require_POST
def decree_new(request: SignedInRequest, plan: int) -> HttpResponse:
    """A decree is drawn up from a plan, or its draft is opened again."""
    of = get_object_or_404(Plan.objects.visible_to(request.user), pk=plan)
    if not can_plan(request.user, of.unit_id):
        raise PermissionDenied
    try:
        decree = services.draw_up_decree(
            plan=of, today=timezone.localdate(), by=request.user
        )
    except Refused as why:
        messages.error(request, str(why))
        return redirect("plans:decrees")
    return redirect("plans:decree_edit", decree.pk)


@allow(READERS)
def decree_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """A decree as on paper, and what it still needs."""
    decree = _seen(request, pk)
    found = list(Finding.objects.of_subject(decree).select_related("decided_by"))
    may_settle = can_settle_in(request.user, decree.plan.unit_id)
    may_plan = can_plan(request.user, decree.plan.unit_id) and not decree.is_issued
    context = {
        "decree": decree,
        "paper": _on_screen(decree, found),
        "groups": grouped(shown(one, may_settle=may_settle) for one in found),
        "may_plan": may_plan,
        "missing": services.what_is_missing(decree) if may_plan else [],
        "state": services.state_of(decree) if may_plan else "",
    }
    return render(request, "plans/decree.html", context)


@allow(PLANNERS_SOMEWHERE)
def decree_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The draft as a form: its facts, its rows, and proposals beside them."""
    decree = _own(request, pk)
    if decree.is_issued:
        return redirect("plans:decree", pk)
    form = DecreeForm(request.POST or None, decree=decree, initial=_initial(decree))
    if form.correct(decree, request.POST, request.user) is not None:
        messages.success(request, "Rancangan keputusan disimpan.")
        if "more" in request.POST:
            return redirect("plans:decree_edit", pk)
        return redirect("plans:decree", pk)
    context = {
        "form": _with_state(form, decree),
        "decree": decree,
        "lists": [_list(request, decree, name) for name in LISTS],
        "is_stale": form.is_bound and form.is_valid(),
    }
    return render(request, "plans/decree_edit.html", context, status=status_of(form))


def _initial(decree: IkuDecree) -> dict[str, Any]:
    return {
        "number": decree.number,
        "place": decree.place,
        "signed_on": decree.signed_on,
        "signer": decree.signer_id,
        "seen": services.state_of(decree),
    }


def _with_state(form: DecreeForm, decree: IkuDecree) -> DecreeForm:
    """Return the form; a second try then knows what the person has now been shown."""
    if form.is_bound:
        form.data = {**form.data.dict(), "seen": services.state_of(decree)}  # type: ignore[attr-defined]  # a QueryDict
    return form


def _list(request: SignedInRequest, decree: IkuDecree, name: str) -> dict[str, Any]:
    stored: list[str] = getattr(decree, name)
    texts = rows_in(request.POST, name) if request.method == "POST" else stored
    year = timezone.localdate().year if decree.signed_on is None else decree.signed_on.year
    proposed = getattr(propose_decree(decree.plan, year), name)
    heading, hint = HEADINGS[name]
    is_changed = request.method == "POST" and [one for one in texts if one] != stored
    return {
        "name": name,
        "heading": heading,
        "hint": hint,
        "rows": shown_rows([text for text in texts if text.strip()]),
        "stored": stored if is_changed else [],
        "proposed": [one for one in proposed if one not in texts],
    }


@allow(PLANNERS_SOMEWHERE)
@require_POST
def decree_audit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The auditor looks at the decree as it is now."""
    decree = _own(request, pk)
    if not decree.is_issued:
        stopping = services.audit_decree(decree_id=pk, by=request.user)
        said = f"{len(stopping)} kesalahan pasti" if stopping else "tidak ada yang menahan"
        messages.success(request, f"Keputusan sudah diperiksa: {said}.")
    return redirect("plans:decree", pk)


@allow(PLANNERS_SOMEWHERE)
@require_POST
def decree_issue(request: SignedInRequest, pk: int) -> HttpResponse:
    """The decree is frozen as it was shown."""
    _own(request, pk)
    attempt_and_say(
        request,
        lambda: services.issue_decree(
            decree_id=pk, seen=request.POST.get("seen", ""), by=request.user
        ),
        "Keputusan IKU ditetapkan dan dibekukan.",
    )
    return redirect("plans:decree", pk)


@allow(PLANNERS_SOMEWHERE)
@require_POST
def decree_drop(request: SignedInRequest, pk: int) -> HttpResponse:
    """A draft is taken back."""
    _own(request, pk)
    if attempt_and_say(
        request,
        lambda: services.drop_decree(decree_id=pk, by=request.user),
        "Rancangan keputusan dihapus; riwayat menyimpan isinya.",
    ):
        return redirect("plans:decrees")
    return redirect("plans:decree", pk)


@allow(READERS)
def decree_file(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """The decree as PDF or Word; an issued one from its frozen document."""
    if ending not in PRINTED:
        raise Http404
    decree = _seen(request, pk)
    content = write_blocks(iku_decree.blocks(decree_of(decree)), ending, str(decree))
    return send_file(content, f"{slugify(f'{decree} {decree.plan.unit}')}.{ending}")


def _seen(request: SignedInRequest, pk: int) -> IkuDecree:
    decrees = IkuDecree.objects.visible_to(request.user).select_related(
        "plan__unit", "signer__official", "signer__position__unit"
    )
    return get_object_or_404(decrees, pk=pk)


def _own(request: SignedInRequest, pk: int) -> IkuDecree:
    decree = _seen(request, pk)
    if not can_plan(request.user, decree.plan.unit_id):
        raise PermissionDenied
    return decree


def _on_screen(decree: IkuDecree, findings: list[Finding]) -> SafeString:
    """Return the paper with what open findings speak of lit."""
    blocks = with_places(iku_decree.blocks(decree_of(decree)))
    places = {
        Place(line=place["line"], cell=place["cell"])
        for finding in findings
        if finding.state == FindingState.OPEN
        for place in finding.places
    }
    article = html.write(html.marked(blocks, places), str(decree)).decode()
    return mark_safe(article)  # noqa: S308  the writer escapes every text of the paper
