"""What citizens see: the published reports, and whether a paper in hand is one of them."""

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify

from jenjang.apps.files.services import open_stored
from jenjang.apps.files.services import sha256_of as sha256_of_bytes
from jenjang.apps.reports.models import Edition
from jenjang.web.files import send_file
from jenjang.web.forms import status_of
from jenjang.web.limits import is_within
from jenjang.web.pages import ANYONE, allow

ROWS = 50
VISITS, FILES = (120, 60), (12, 60)  # most of one address in so many seconds
MOST_BYTES = 25 * 1024 * 1024


class HeldForm(forms.Form):
    """A PDF that somebody holds against what was frozen."""

    pdf = forms.FileField(
        label="PDF laporan",
        help_text="Berkas tidak disimpan; hanya dibandingkan dengan yang dibekukan.",
    )

    def clean_pdf(self) -> object:
        """Refuse what is too large to be a report."""
        file = self.cleaned_data["pdf"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Berkas ini melebihi 25 MB.")
        return file


@allow(ANYONE)
def public_list(request: HttpRequest) -> HttpResponse:
    """The published reports, the latest year first, found by the name of the unit.

    One that was taken back stays in the list and says so; its file is not given out.
    """
    if not is_within(request, "lkjip", *VISITS):
        return render(request, "429.html", status=429)
    rows = Edition.objects.shown().for_page()
    asked = request.GET.get("cari", "").strip()[:100]
    if asked:
        rows = rows.filter(Q(report__unit__name__icontains=asked))
    page = Paginator(
        rows.order_by("-report__period__year", "report__unit__name", "pk"), ROWS
    ).get_page(request.GET.get("hal"))
    context = {"page": page, "asked": asked}
    return render(request, "reports/public/list.html", context)


@allow(ANYONE)
def public_report(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR of a report leads to: what it is, and whether a PDF is that paper."""
    limits = ("lkjip-file", *FILES) if request.method == "POST" else ("lkjip", *VISITS)
    if not is_within(request, *limits):
        return render(request, "429.html", status=429)
    edition = get_object_or_404(Edition.objects.for_page(), code=code)
    is_sent = request.method == "POST"
    form = HeldForm(request.POST, request.FILES) if is_sent else HeldForm()
    latest = Edition.objects.filter(report=edition.report).for_page().first()
    context = {
        "edition": edition,
        "form": form,
        "verdict": _verdict(form, edition) if form.is_bound and form.is_valid() else "",
        "later": latest if latest != edition else None,
        "is_public": Edition.objects.published().filter(pk=edition.pk).exists(),
    }
    return render(request, "reports/public/report.html", context, status=status_of(form))


def _verdict(form: HeldForm, edition: Edition) -> str:
    """Return "sama", "publik" (the paper without NIPs), "direviu" (bound) or "beda"."""
    found = sha256_of_bytes(form.cleaned_data["pdf"].read())
    if found == edition.sha256:
        return "sama"
    bound = getattr(edition, "publication", None)
    if bound is not None and found in {bound.pdf.sha256, bound.public_pdf.sha256}:
        return "direviu"
    return "publik" if found == edition.public_pdf.sha256 else "beda"


@allow(ANYONE)
def public_file(request: HttpRequest, code: str) -> HttpResponse:
    """The published PDF, without NIPs, with the statement of its reviu; else 404."""
    if not is_within(request, "lkjip-file", *FILES):
        return render(request, "429.html", status=429)
    edition = Edition.objects.published().for_page().filter(code=code).first()
    if edition is None:
        raise Http404
    return send_file(open_stored(edition.paper_of_public), f"{slugify(str(edition))}.pdf")
