"""The public page: what a paper is, and whether a PDF is that paper. No sign-in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.reports.models import Edition
from jenjang.apps.signing.forms import CodeForm, HeldAgainstForm
from jenjang.apps.signing.verdicts import (
    Verdict,
    paper_of,
    replaced_by,
    signers_of,
    verdict_on,
)
from jenjang.web.forms import attempt, status_of
from jenjang.web.limits import is_within
from jenjang.web.pages import ANYONE, allow

VISITS, FILES = (120, 60), (12, 60)  # most of one address in so many seconds
MOST_BYTES = 25 * 1024 * 1024
TOO_LARGE = f"Berkas ini melebihi {MOST_BYTES // 1024 // 1024} MB."


@allow(ANYONE)
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a PDF; a code leads to its page."""
    if _is_too_often(request):
        return _too_often(request)
    code = CodeForm(request.GET if "kode" in request.GET else None)
    if code.is_valid():
        return redirect("signing:check_code", code.cleaned_data["kode"].strip())
    return _answer(request, None, {"code_form": code})


@allow(ANYONE)
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """What the paper of a code is: whose, of which day, and whether it holds."""
    if _is_too_often(request):
        return _too_often(request)
    agreement = paper_of(code)
    if agreement is None and Edition.objects.filter(code=code).exists():
        return redirect("reports:public", code)
    if agreement is None:
        context = {"code": code, "code_form": CodeForm(), "form": HeldAgainstForm()}
        return render(request, "signing/check.html", context, status=404)
    return _answer(request, agreement, {"code_form": CodeForm()})


def _answer(
    request: HttpRequest, agreement: Agreement | None, context: dict[str, Any]
) -> HttpResponse:
    """Show the paper, and what a PDF that was sent along is."""
    form = HeldAgainstForm(*_sent(request))
    verdict = attempt(form, lambda: _verdict(form, agreement))
    shown = verdict.agreement if verdict and verdict.agreement else agreement
    context |= {"form": form, "verdict": verdict, "asked": agreement}
    if shown is not None:
        context |= _facts(shown)
    return render(request, "signing/check.html", context, status=status_of(form))


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _verdict(form: HeldAgainstForm, agreement: Agreement | None) -> Verdict | None:
    file = form.cleaned_data["pdf"]
    if file.size > MOST_BYTES:
        form.add_error("pdf", TOO_LARGE)
        return None
    return verdict_on(file.read(), agreement)


def _facts(agreement: Agreement) -> dict[str, Any]:
    """Return what is public of a paper: no NIP, no content."""
    return {
        "agreement": agreement,
        "signatures": signers_of(agreement),
        "holds": agreement.state == State.IN_FORCE,
        "waits": agreement.state == State.WAITING,
        "replaced_by": replaced_by(agreement),
    }


def _is_too_often(request: HttpRequest) -> bool:
    if request.method == "POST" and not is_within(request, "check-file", *FILES):
        return True
    return not is_within(request, "check", *VISITS)


def _too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)
