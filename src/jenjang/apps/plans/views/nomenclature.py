"""The lists plans are made of: nomenclature with its search, codes, units of measure."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Government
from jenjang.apps.plans import services
from jenjang.apps.plans.access import CODERS, LIST_KEEPERS
from jenjang.apps.plans.forms.nomenclature import AliasesForm, ListFileForm, MeasureForm
from jenjang.apps.plans.imports.nomenclature import ListPlan, load_plan, plan_list
from jenjang.apps.plans.imports.tickets import issue_ticket, open_ticket
from jenjang.apps.plans.mapping import UnitList, certain_codes, scope_of, unit_list
from jenjang.apps.plans.models import (
    Activity,
    Measure,
    NomenclatureEntry,
    NomenclatureRelease,
)
from jenjang.apps.plans.permissions import can_keep_lists
from jenjang.core.figures.units import UnitKind
from jenjang.core.nomenclature import LEVELS
from jenjang.core.values import Refused
from jenjang.web.forms import attempt, attempt_and_say, status_of
from jenjang.web.pages import allow

ROWS = 50
MAPPED_ROWS = 25
SHOWN_CODES = 20
LIST_PAGE = "nomenclature"


@allow(READERS)
def nomenclature(request: SignedInRequest) -> HttpResponse:
    """A list of nomenclature, searched as one types, by level."""
    if not NomenclatureRelease.objects.exists():
        services.load_shipped_lists()
    releases = list(NomenclatureRelease.objects.annotate(lines=Count("entries")))
    release = _chosen(releases, request.GET.get("daftar", ""), scope(request).year)
    asked = {"words": request.GET.get("cari", ""), "level": request.GET.get("tingkat", "")}
    found = _found(release, **asked)
    page = Paginator(found, ROWS).get_page(request.GET.get("hal"))
    context = asked | {
        "releases": releases,
        "release": release,
        "levels": LEVELS[1:],
        "page": page,
        "may_load": can_keep_lists(request.user),
    }
    name = "plans/nomenclature.html"
    return render(request, f"{name}#found" if request.htmx else name, context)


def _chosen(
    releases: Sequence[NomenclatureRelease], asked: str, year: int | None
) -> NomenclatureRelease:
    for release in releases:
        if str(release.pk) == asked:
            return release
    kind = scope_of(Government.objects.first())
    holding = NomenclatureRelease.objects.holding(kind, year or releases[0].first_year)
    return next((one for one in releases if one == holding), releases[0])


def _found(release: NomenclatureRelease, words: str, level: str) -> Any:
    entries = NomenclatureEntry.objects.filter(release=release)
    if level in LEVELS:
        entries = entries.filter(level=level)
    return entries.matching(words) if words.strip() else entries


@allow(LIST_KEEPERS)
def nomenclature_load(request: SignedInRequest) -> HttpResponse:
    """A newer list from SIPD-RI: what it would change."""
    form = ListFileForm(request.POST or None, request.FILES or None)
    plan = attempt(form, lambda: _planned(form)) if form.is_bound else None
    ticket = ""
    if plan is not None and not plan.problems and not plan.is_none:
        file = form.cleaned_data["file"]
        file.seek(0)
        said = [plan.decree, plan.first_year]
        ticket = issue_ticket(LIST_PAGE, file.read(), file.name or "", said, request.user)
    context = {"form": form, "plan": plan, "ticket": ticket, "shown": SHOWN_CODES}
    return render(request, "plans/nomenclature_load.html", context, status=status_of(form))


def _planned(form: ListFileForm) -> ListPlan:
    said = form.cleaned_data
    return plan_list(
        said["file"].read(), decree=said["decree"], first_year=said["first_year"]
    )


@allow(LIST_KEEPERS)
@require_POST
def nomenclature_load_do(request: SignedInRequest) -> HttpResponse:
    """The newer list that was looked at is loaded."""

    def act() -> None:
        ticket = request.POST.get("ticket", "")
        source, content, said = open_ticket(ticket, LIST_PAGE, request.user)
        plan = plan_list(content, decree=said[0], first_year=said[1])
        load_plan(plan, source=source, by=request.user)

    attempt_and_say(request, act, "Daftar nomenklatur dimuat.")
    return redirect("plans:nomenclature")


@allow(CODERS)
def mapping(request: SignedInRequest) -> HttpResponse:
    """The unit's activities without a code, each with what the list says of its name."""
    here = scope(request)
    if here.unit is None or here.year is None:
        return render(request, "plans/mapping.html", {"page": None})
    listed = _listed(request)
    every = request.GET.get("semua") == "1"
    activities = Activity.objects.filter(unit=here.unit).order_by("path")
    shown = activities if every else activities.filter(code=None)
    page = Paginator(shown, MAPPED_ROWS).get_page(request.GET.get("hal"))
    rows = [
        (one, None if one.code else listed.propose(one.name, one.level)) for one in page
    ]
    context = {
        "page": page,
        "rows": rows,
        "every": every,
        "certain": len(certain_codes(listed, activities)),
        "listed": listed.listed.title,
    }
    return render(request, "plans/mapping.html", context)


def _listed(request: SignedInRequest) -> UnitList:
    here = scope(request)
    if here.unit is None or here.year is None:
        raise Http404
    listed = unit_list(here.unit, here.year)
    if listed is None:
        services.load_shipped_lists()
        listed = unit_list(here.unit, here.year)
    if listed is None:
        raise Refused("Daftar nomenklatur belum dimuat; minta admin memuatnya.")
    return listed


@allow(CODERS)
@require_POST
def activity_code(request: SignedInRequest, pk: int) -> HttpResponse:
    """One activity gets its code."""
    activity = get_object_or_404(Activity, pk=pk, unit=scope(request).unit)
    code = request.POST.get("code", "")
    attempt_and_say(
        request,
        lambda: services.code_activity(activity_id=pk, code=code, by=request.user),
        f"{activity.name} berkode {code}.",
    )
    return redirect(f"{reverse('plans:mapping')}?unit={activity.unit_id}")


@allow(CODERS)
@require_POST
def codes_accept(request: SignedInRequest) -> HttpResponse:
    """All activities whose name is certain get their codes."""
    listed = _listed(request)
    activities = Activity.objects.filter(unit=scope(request).unit).order_by("path")
    codes = certain_codes(listed, activities)
    attempt_and_say(
        request,
        lambda: services.code_activities(codes=codes, by=request.user),
        f"{len(codes)} kegiatan diberi kode.",
    )
    return redirect("plans:mapping")


@allow(READERS)
def measures(request: SignedInRequest) -> HttpResponse:
    """The units of measure and how else they are written; the admin adds to them."""
    if not Measure.objects.exists():
        services.load_measures()
    words = request.GET.get("cari", "")
    page = Paginator(Measure.objects.matching(words), ROWS).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "words": words,
        "may_edit": can_keep_lists(request.user),
        "form": MeasureForm(),
    }
    name = "plans/measures.html"
    return render(request, f"{name}#found" if request.htmx else name, context)


@allow(LIST_KEEPERS)
@require_POST
def measure_new(request: SignedInRequest) -> HttpResponse:
    """A unit of measure more."""
    form = MeasureForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        attempt_and_say(
            request,
            lambda: services.add_measure(
                name=said["name"], kind=UnitKind(said["kind"]), by=request.user
            ),
            f"Satuan {said['name']} ditambahkan.",
        )
    else:
        messages.error(request, "Nama satuan diisi, paling banyak 60 huruf.")
    return redirect("plans:measures")


@allow(LIST_KEEPERS)
def measure(request: SignedInRequest, pk: int) -> HttpResponse:
    """How else a unit of measure is written."""
    one = get_object_or_404(Measure, pk=pk)
    form = AliasesForm(request.POST or None, initial={"aliases": "; ".join(one.aliases)})
    if form.is_bound:
        saved = attempt(
            form,
            lambda: services.set_aliases(
                measure_id=pk, aliases=form.words(), by=request.user
            ),
        )
        if saved is not None:
            messages.success(request, f"Sebutan lain {one.name} disimpan.")
            return redirect("plans:measures")
    context = {"form": form, "measure": one}
    return render(request, "plans/measure.html", context, status=status_of(form))
