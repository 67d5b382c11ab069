"""What was read in a file is looked over: doubts first."""

from django.http import HttpResponse
from django.shortcuts import render

from jenjang.apps.intake.review import papers_read
from jenjang.apps.intake.views.asked import adoptable
from jenjang.apps.organisation.access import ADOPTERS, SignedInRequest
from jenjang.web.pages import allow


@allow(ADOPTERS)
def upload_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was read in a file: what to look at first, then all of it."""
    upload = adoptable(request, pk)
    papers = papers_read(upload.reading)
    context = {
        "upload": upload,
        "papers": papers,
        "problems": upload.reading.get("problems", []),
        "doubt_count": sum(len(paper.doubts) for paper in papers),
    }
    return render(request, "intake/detail.html", context)
