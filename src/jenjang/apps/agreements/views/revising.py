"""A Perubahan on pages: opened with its reason, murni beside perubahan, its annex."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify

from jenjang.apps.agreements.forms import RevisionForm
from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.permissions import can_draw_up
from jenjang.apps.agreements.snapshots import (
    day_of_drawing,
    document_of,
    followers_of,
    revision_of,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest, unit_rule
from jenjang.core.figures import write_rupiah
from jenjang.papers.document import Budget
from jenjang.papers.revising import (
    BudgetPair,
    IndicatorPair,
    State,
    matrix,
    printed_target,
    signed,
)
from jenjang.papers.writing import write_blocks
from jenjang.web.files import send_file
from jenjang.web.forms import status_of
from jenjang.web.pages import allow

REVISERS = unit_rule("penyusun perjanjian", can_draw_up)
NONE = "–"
MARKS = {
    State.SAME: "",
    State.CHANGED: "changed",
    State.NEW: "new",
    State.DROPPED: "dropped",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison as it is shown; `mark` is its class, `state` its word."""

    name: str
    under: str
    before: str
    after: str
    remark: str
    mark: str


@allow(REVISERS)
def agreement_revise(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for the reason of a Perubahan, and open it."""
    agreement = _readable(request, pk)
    if not can_draw_up(request.user, agreement.unit_id):
        raise PermissionDenied
    form = RevisionForm(request.POST or None)
    day = day_of_drawing(agreement.year_id, timezone.localdate())
    draft = form.open(agreement, day, request.user)
    if draft is not None:
        messages.success(request, f"{draft} dibuka sebagai draf; ubah isinya, lalu ajukan.")
        return redirect("agreements:comparison", draft.pk)
    context = {"form": form, "agreement": agreement}
    return render(request, "agreements/revise.html", context, status=status_of(form))


@allow(READERS)
def agreement_comparison(request: SignedInRequest, pk: int) -> HttpResponse:
    """Murni beside perubahan, and whose agreements must follow."""
    agreement = _readable(request, pk)
    revision = revision_of(agreement)
    if revision is None:
        return _nothing_revised(request, agreement)
    found = revision.found
    context = {
        "agreement": revision.after,
        "before": revision.before,
        "parties": found.parties,
        "indicators": [_indicator(one) for one in found.indicators],
        "budgets": [_budget(one) for one in found.budgets],
        "is_nothing": found.is_nothing,
        "followers": followers_of(revision),
        "may_revise": can_draw_up(request.user, revision.after.unit_id),
    }
    return render(request, "agreements/comparison.html", context)


@allow(READERS)
def agreement_matrix(request: SignedInRequest, pk: int, ending: str) -> HttpResponse:
    """The comparison as the annex of a Perubahan, PDF or Word."""
    if ending not in {"pdf", "docx"}:
        raise Http404
    agreement = _readable(request, pk)
    revision = revision_of(agreement)
    if revision is None:
        return _nothing_revised(request, agreement)
    before, after = document_of(revision.before), document_of(revision.after)
    title = f"Matriks {revision.after}"
    content = write_blocks(matrix(before, after, revision.found), ending, title)
    return send_file(content, f"{slugify(title)}.{ending}")


def _readable(request: SignedInRequest, pk: int) -> Agreement:
    seen = Agreement.objects.visible_to(request.user).select_related(
        "unit", "position__reports_to", "based_on__position"
    )
    return get_object_or_404(seen, pk=pk)


def _nothing_revised(request: SignedInRequest, agreement: Agreement) -> HttpResponse:
    messages.info(request, f"{agreement} tidak mengubah perjanjian lain.")
    return redirect("agreements:detail", agreement.pk)


def _indicator(pair: IndicatorPair) -> Row:
    shown = next(one for one in (pair.after, pair.before) if one is not None)
    targets = [
        NONE if one is None else printed_target(one.indicator)
        for one in (pair.before, pair.after)
    ]
    unit = shown.indicator.unit
    return Row(
        name=f"{shown.indicator.text} ({unit})" if unit else shown.indicator.text,
        under=shown.objective,
        before=targets[0],
        after=targets[1],
        remark=" · ".join(_remarks(pair)),
        mark=MARKS[pair.state],
    )


def _remarks(pair: IndicatorPair) -> Iterator[str]:
    """Yield what became of it, and the words that were there before."""
    if pair.state is not State.CHANGED:
        yield pair.state.value
    elif pair.before is not None:
        yield f"{', '.join(pair.changed)} berubah"
        if "indikator" in pair.changed:
            yield f"semula “{pair.before.indicator.text}”"
        if "sasaran" in pair.changed:
            yield f"semula di bawah “{pair.before.objective}”"


def _budget(pair: BudgetPair) -> Row:
    shown = next(one for one in (pair.after, pair.before) if one is not None)
    amounts = [_amount(one) for one in (pair.before, pair.after)]
    return Row(
        name=shown.name,
        under=shown.code or "",
        before=amounts[0],
        after=amounts[1],
        remark=pair.state.value
        if not pair.difference_idr
        else f"{pair.state.value}: {signed(pair.difference_idr)}",
        mark=MARKS[pair.state],
    )


def _amount(budget: Budget | None) -> str:
    if budget is None or budget.amount_idr is None:
        return NONE
    return write_rupiah(budget.amount_idr)
