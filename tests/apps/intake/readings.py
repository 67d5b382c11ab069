"""An upload with a reading of our own, for whoever looks it over."""

from typing import Any

from django.utils import timezone

from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import sha256_of, store
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.organisation.models import Unit
from jenjang.papers.document import Agreement
from jenjang.papers.exchange import to_json
from jenjang.papers.writing import write
from tests import office

TARGET = "documents[0].objectives[0].indicators[0].target_text"
NUMBER = "documents[0].objectives[0].indicators[0].target_number"
AMOUNT = "documents[0].budgets[0].amount"
WHY = "Dua angka tercetak bertumpuk."


def reading(*documents: Agreement, doubts: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what a reader says of papers; `doubts` are paths in the first."""
    said = [to_json(document) for document in documents or (office.camats(),)]
    said[0]["doubts"] = [{"path": path, "why": WHY} for path in doubts]
    said[0]["at"] = {
        path: {"page": 2, "line": 7 + n, "cell": None} for n, path in enumerate(doubts)
    }
    return {"documents": said, "problems": []}


def uploaded(
    unit: Unit | None = None,
    *documents: Agreement,
    doubts: tuple[str, ...] = (),
    said: dict[str, Any] | None = None,
) -> Upload:
    """Return an upload that was read, as text, with these doubts."""
    papers = documents or (office.camats(),)
    content = write(list(papers), to="txt")
    return Upload.objects.create(
        name="pk.txt",
        sha256=sha256_of(content),
        size_bytes=len(content),
        file=store(
            content=content,
            name="pk.txt",
            media_type="text/plain",
            kind=Kind.UPLOAD,
            by=None,
        ),
        unit=unit,
        state=UploadState.READ,
        reading=said or reading(*papers, doubts=doubts),
        finished_at=timezone.now(),
    )
