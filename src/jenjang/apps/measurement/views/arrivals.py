"""Files of evidence that come piece by piece: begun, asked about, continued.

The script of the evidence page speaks with these; a plain form needs none of them.
Answers are {"key", "offset", "size"}; 409 {"offset"} where a piece came too early, 422
{"why"} where the file is refused.
"""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from jenjang.apps.files.models import Arrival, StoredFile
from jenjang.apps.files.services import (
    OutOfPlace,
    arrived,
    begin_arrival,
    drop_arrival,
    take_piece,
)
from jenjang.apps.measurement.models import Evidence
from jenjang.apps.measurement.services import check_evidence_size
from jenjang.apps.measurement.views.entry import ENTERERS
from jenjang.apps.organisation.access import SignedInRequest
from jenjang.core.values import Refused
from jenjang.papers.readers.attachable import kind_of
from jenjang.web.pages import allow

OFFSET = "Jenjang-Offset"
MOST_PIECE_BYTES = 1024 * 1024


@allow(ENTERERS)
@require_POST
def arrival_begin(request: SignedInRequest) -> HttpResponse:
    """A file is announced: where to go on; begun before, wherever it stopped."""
    return _answered(lambda: _begin(request))


def _begin(request: SignedInRequest) -> JsonResponse:
    try:
        said: dict[str, Any] = json.loads(request.body)
        name, size_bytes = str(said["name"]), int(said["size"])
        sha256 = str(said["sha256"])
    except (ValueError, KeyError, TypeError):
        raise Refused("Berkas tidak terbaca di perangkat; pilih lagi.") from None
    check_evidence_size(size_bytes)
    visible = Evidence.objects.standing().visible_to(request.user)
    known = StoredFile.objects.filter(
        sha256=sha256, size_bytes=size_bytes, evidence__in=visible
    ).first()
    arrival = begin_arrival(
        name=name, size_bytes=size_bytes, sha256=sha256, by=request.user, known=known
    )
    return _place(arrival)


@allow(ENTERERS)
@require_POST
def arrival_piece(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The next piece, its place in the header Jenjang-Offset."""
    return _answered(lambda: _take(request, key))


def _take(request: SignedInRequest, key: UUID) -> JsonResponse:
    written = request.headers.get(OFFSET, "")
    if not written.isascii() or not written.isdigit() or len(written) > 12:
        raise Refused("Bagian berkas datang tanpa tempatnya; unggah lagi.")
    if len(request.body) > MOST_PIECE_BYTES:
        raise Refused("Bagian berkas terlalu besar; unggah lagi.")
    arrival = take_piece(key=key, offset=int(written), piece=request.body, by=request.user)
    if arrival.is_whole:
        _judge(request, key)
    return _place(arrival)


def _judge(request: SignedInRequest, key: UUID) -> None:
    """Refuse at once what no evidence may be, so that nobody finds out at the end."""
    try:
        kind_of(arrived(key=key, by=request.user).content)
    except Refused:
        drop_arrival(key=key, by=request.user)
        raise


def _place(arrival: Arrival) -> JsonResponse:
    return JsonResponse(
        {
            "key": str(arrival.key),
            "offset": arrival.received_bytes,
            "size": arrival.size_bytes,
        }
    )


def _answered(act: Callable[[], JsonResponse]) -> JsonResponse:
    try:
        return act()
    except OutOfPlace as early:
        return JsonResponse({"offset": early.offset}, status=409)
    except Refused as why:
        return JsonResponse({"why": str(why)}, status=422)
