"""Evidence of results: given, described, taken away, links looked at.

The locks and the state of the result hold for evidence as for figures: nothing comes or
goes in a shut period, and what a verifier has before him keeps the evidence he saw.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import plain_name, store
from jenjang.apps.history.services import entry, record, record_all
from jenjang.apps.measurement.models import (
    LONGEST_URL,
    Evidence,
    LinkState,
    Result,
    ResultState,
)
from jenjang.apps.measurement.services.reporting import open_lock, wording
from jenjang.apps.measurement.services.rollups import lock_unit
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Series
from jenjang.core.values import Refused
from jenjang.papers.readers.attachable import kind_of

MEGABYTE = 1024 * 1024
IN_HAND = (ResultState.SUBMITTED, ResultState.VERIFIED)

NO_TARGET = "Pilih dulu indikator yang dibuktikan."
NOT_A_LINK = (
    "Tulis alamat lengkap yang dimulai dengan https:// atau http://, misalnya "
    "https://drive.google.com/..."
)
TAKEN_AWAY = "Bukti ini sudah dilepas; muat ulang halaman."
HANDED_IN = "Nilai ini menunggu verifikasi; minta dikembalikan dulu, lalu lepas buktinya."
VERIFIED = "Nilai ini sudah terverifikasi; buktinya tidak dilepas lagi."


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of evidence beside itself: where to look, and anything else."""

    pages: str | None = None
    note: str | None = None


def check_evidence_size(size_bytes: int) -> None:
    """Raise Refused for a file larger than evidence may be; ask before reading it."""
    limit = settings.EVIDENCE_LIMIT_BYTES
    if size_bytes > limit:
        raise Refused(
            f"Berkas ini {size_bytes / MEGABYTE:.0f} MB, melebihi batas bukti "
            f"{limit // MEGABYTE} MB; perkecil, pisahkan halaman yang diperlukan, atau "
            "beri tautannya."
        )


@transaction.atomic
def attach_file(
    *,
    targets: Mapping[int, int],
    content: bytes,
    name: str,
    said: Described | None = None,
    by: User | None,
) -> list[Evidence]:
    """Attach a file to results of one unit: period by series; return what is new.

    The content decides what it is; the same bytes are stored once. Where it stands already
    nothing changes. Raise Refused, with nothing attached, for what no evidence may be.
    """
    check_evidence_size(len(content))
    kind = kind_of(content)
    wordings = _hold(targets)
    _check_quota(next(iter(wordings.values())).unit_id, len(content))
    file = store(
        content=content,
        name=name,
        media_type=kind.media_type,
        kind=Kind.EVIDENCE,
        by=by,
    )
    fields = {"file": file, "name": plain_name(name)}
    return _attach(wordings, fields, said or Described(), by)


@transaction.atomic
def attach_link(
    *,
    targets: Mapping[int, int],
    url: str,
    said: Described | None = None,
    by: User | None,
) -> list[Evidence]:
    """Attach a link to results of one unit; the caller has new ones looked at later."""
    address = _address(url)
    fields = {
        "url": address,
        "name": urlsplit(address).hostname or address,
        "link_state": LinkState.UNCHECKED,
    }
    return _attach(_hold(targets), fields, said or Described(), by)


@transaction.atomic
def remove_evidence(*, evidence_id: int, by: User | None) -> Evidence:
    """Take evidence away; its row, its file and who did it are kept.

    Refused in a shut period, and once its result was handed in or verified.
    """
    evidence = _standing(evidence_id)
    result = Result.objects.filter(series=evidence.series, period=evidence.period).first()
    if result is not None and result.state in IN_HAND:
        raise Refused(VERIFIED if result.state == ResultState.VERIFIED else HANDED_IN)
    evidence.removed_by, evidence.removed_at = by, timezone.now()
    evidence.save(update_fields=["removed_by", "removed_at"])
    record(
        actor=by,
        action="evidence.removed",
        subject=evidence,
        before=_told(evidence),
        unit_id=evidence.series.unit_id,
    )
    return evidence


@transaction.atomic
def describe_evidence(*, evidence_id: int, said: Described, by: User | None) -> Evidence:
    """Say anew on which pages to look, and what else there is to say."""
    evidence = _standing(evidence_id)
    before = _told(evidence)
    evidence.pages, evidence.note = said.pages, said.note
    evidence.clean_fields(exclude=RELATED)
    evidence.save(update_fields=["pages", "note"])
    record(
        actor=by,
        action="evidence.described",
        subject=evidence,
        before=before,
        after=_told(evidence),
        unit_id=evidence.series.unit_id,
    )
    return evidence


def keep_look(*, url: str, state: LinkState, at: dt.datetime) -> int:
    """Store what a look at a link found, wherever it is evidence; return in how many."""
    return Evidence.objects.filter(url=url).update(link_state=state, checked_at=at)


@dataclass(frozen=True, slots=True)
class _Target:
    """A result to be, or that is: its series, period and wording in force."""

    series_id: int
    period_id: int
    unit_id: int
    indicator_id: int


def _hold(targets: Mapping[int, int]) -> dict[int, _Target]:
    """Return the targets by series, their unit held; refuse what takes no evidence."""
    if not targets:
        raise Refused(NO_TARGET)
    many = Series.objects.in_bulk(targets)
    periods = Period.objects.in_bulk(targets.values())
    units = {one.unit_id for one in many.values()}
    if len(units) != 1 or len(many) != len(targets):
        raise Refused("Indikator yang dipilih bukan dari satu unit; muat ulang halaman.")
    lock_unit(units.pop())
    for period in periods.values():
        open_lock(next(iter(many.values())).unit_id, period)
    return {
        pk: _target(series, periods[targets[pk]]) for pk, series in sorted(many.items())
    }


def _target(series: Series, period: Period) -> _Target:
    indicator = wording(series.unit_id, series.pk, period)
    return _Target(series.pk, period.pk, series.unit_id, indicator.pk)


def _attach(
    targets: Mapping[int, _Target],
    fields: dict[str, Any],
    said: Described,
    by: User | None,
) -> list[Evidence]:
    same = {name: fields[name] for name in ("file", "url") if name in fields}
    there = set(
        Evidence.objects.standing()
        .filter(series__in=targets, **same)
        .values_list("series_id", "period_id")
    )
    made = [
        _made(target, fields, said, by)
        for target in targets.values()
        if (target.series_id, target.period_id) not in there
    ]
    record_all(
        entry(
            actor=by,
            action="evidence.attached",
            subject=one,
            after=_told(one),
            unit_id=targets[one.series_id].unit_id,
        )
        for one in made
    )
    return made


def _made(
    target: _Target, fields: dict[str, Any], said: Described, by: User | None
) -> Evidence:
    evidence = Evidence(
        series_id=target.series_id,
        period_id=target.period_id,
        indicator_id=target.indicator_id,
        pages=said.pages,
        note=said.note,
        added_by=by,
        **fields,
    )
    evidence.clean_fields(exclude=RELATED)
    evidence.save(force_insert=True)
    return evidence


def _standing(evidence_id: int) -> Evidence:
    """Return evidence that stands, its unit held; refuse a shut period."""
    evidence = Evidence.objects.select_related("series", "period").get(pk=evidence_id)
    lock_unit(evidence.series.unit_id)
    evidence.refresh_from_db(fields=["removed_at", "pages", "note"])
    if evidence.removed_at is not None:
        raise Refused(TAKEN_AWAY)
    open_lock(evidence.series.unit_id, evidence.period)
    return evidence


def _check_quota(unit_id: int, size_bytes: int) -> None:
    """Refuse what a unit's evidence has no room for; each file counts once."""
    files = StoredFile.objects.filter(evidence__series__unit=unit_id).distinct()
    used = files.aggregate(total=Sum("size_bytes"))["total"] or 0
    quota = settings.UPLOAD_QUOTA_BYTES
    if used + size_bytes > quota:
        raise Refused(
            f"Ruang bukti unit ini hampir penuh: terpakai {used // MEGABYTE} dari "
            f"{quota // MEGABYTE} MB. Minta admin menambahnya (JENJANG_QUOTA_MB)."
        )


def _address(written: str) -> str:
    """Return a link as it is kept; refuse what is no address of a page."""
    url = written.strip()
    try:
        parts = urlsplit(url)
        is_page = parts.scheme in {"http", "https"} and bool(parts.hostname)
        is_plain = parts.username is None and parts.port != 0
    except ValueError:
        raise Refused(NOT_A_LINK) from None
    is_printable = url.isprintable() and " " not in url
    if not (is_page and is_plain and is_printable) or len(url) > LONGEST_URL:
        raise Refused(NOT_A_LINK)
    return url


def _told(evidence: Evidence) -> dict[str, Any]:
    """Return what history keeps of evidence."""
    what = evidence.url or {"sha256": evidence.file and evidence.file.sha256}
    return {"what": what, "pages": evidence.pages, "note": evidence.note}


RELATED = {"series", "period", "indicator", "file", "added_by", "removed_by"}
"""Related rows, which the database itself checks."""
