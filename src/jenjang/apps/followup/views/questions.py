"""Pertanyaan: asked with one tap, answered by who answers for the figure."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jenjang.apps.followup import services
from jenjang.apps.followup.forms import AnswerForm, AskForm
from jenjang.apps.followup.models import Question
from jenjang.apps.followup.permissions import can_answer, can_ask
from jenjang.apps.organisation.access import READERS, SignedInRequest, scope
from jenjang.apps.organisation.models import Period, Position
from jenjang.apps.plans.models import Indicator
from jenjang.core.figures import write_date
from jenjang.core.values import Refused
from jenjang.web.forms import attempt, status_of
from jenjang.web.pages import allow

ANSWER_DAYS = 3
ROWS = 25


@allow(READERS)
def question_list(request: SignedInRequest) -> HttpResponse:
    """What was asked in the unit's year: what waits first."""
    here = scope(request)
    rows = Question.objects.visible_to(request.user).filter(
        unit=here.unit, period__year=here.year
    )
    waiting_first = rows.for_table().order_by(
        F("answered_at").asc(nulls_first=True), "due_on", "pk"
    )
    page = Paginator(waiting_first, ROWS).get_page(request.GET.get("hal"))
    return render(request, "followup/questions.html", {"page": page})


@allow(READERS)
@require_POST
def question_ask(request: SignedInRequest) -> HttpResponse:
    """Ask who answers for a figure; without words or day, the prepared ones."""
    form = AskForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Pertanyaan tidak lengkap; muat ulang halaman.")
        return redirect("home")
    said = form.cleaned_data
    position = get_object_or_404(Position, pk=said["position"])
    if not can_ask(request.user, position.unit_id):
        raise PermissionDenied
    try:
        question = _ask(request, position, form)
    except Refused as why:
        messages.error(request, str(why))
    else:
        messages.success(
            request,
            f"Ditanyakan kepada {position}; jawaban ditunggu sampai "
            f"{write_date(question.due_on)}.",
        )
    return redirect(_back(request, said["back"]))


def _ask(request: SignedInRequest, position: Position, form: AskForm) -> Question:
    said = form.cleaned_data
    period = get_object_or_404(Period, pk=said["period"])
    about = _about(said["series"], period, position)
    today = timezone.localdate()
    return services.ask(
        position_id=position.pk,
        period_id=period.pk,
        series_id=said["series"],
        about=about,
        text=said["text"] or f"Mengapa demikian, dan apa rencananya? ({period})",
        due_on=said["due_on"] or today + dt.timedelta(days=ANSWER_DAYS),
        today=today,
        by=request.user,
    )


def _about(series_id: int | None, period: Period, position: Position) -> str:
    """Return what the question is about: the indicator's wording, or the budget."""
    if series_id is None:
        return f"Anggaran {position}"
    wording = (
        Indicator.objects.settled(position.unit_id or 0, period.year_id)
        .filter(series=series_id)
        .order_by("-plan__revision", "-pk")
    )
    return str(get_object_or_404(wording[:1]))


def _back(request: SignedInRequest, asked: str) -> str:
    """Return the page the question was asked on, where it is one of ours."""
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if asked and is_ours else reverse("followup:questions")


@allow(READERS)
def question_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """A question with its answer, or the form to give it."""
    rows = Question.objects.visible_to(request.user).for_table().select_related("unit")
    question = get_object_or_404(rows, pk=pk)
    may_answer = question.answered_at is None and can_answer(request.user, question)
    if request.method == "POST" and not can_answer(request.user, question):
        raise PermissionDenied
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and _answered(request, form, pk):
        messages.success(request, "Jawaban tersimpan.")
        return redirect("followup:question", pk)
    context = {"question": question, "form": form if may_answer else None}
    return render(request, "followup/question.html", context, status=status_of(form))


def _answered(request: SignedInRequest, form: AnswerForm, pk: int) -> bool:
    return (
        attempt(
            form,
            lambda: services.answer(
                question_id=pk, text=form.cleaned_data["text"], by=request.user
            ),
        )
        is not None
    )
