"""A recommendation on its way: in hand, proved, claimed done, verified or returned."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import plain_name, store
from jenjang.apps.followup.models import (
    LONGEST_URL,
    UNSETTLED,
    Recommendation,
    RecommendationProof,
    RecommendationState,
)
from jenjang.apps.followup.services.evaluations import hold_recommendation
from jenjang.apps.history.services import record
from jenjang.core.values import Refused
from jenjang.papers.readers.attachable import kind_of

MEGABYTE = 1024 * 1024
HANDED_IN = "Rekomendasi ini sudah diajukan selesai; buktinya tidak berubah lagi."
NOT_A_LINK = "Tulis alamat lengkap yang dimulai dengan https:// atau http://."


@transaction.atomic
def work_on_recommendation(
    *, recommendation_id: int, version: int, done: str, by: User | None
) -> Recommendation:
    """Say that it is in hand, and what was done so far."""
    found = _unsettled(recommendation_id, version)
    told = {"state": RecommendationState.IN_HAND, "done": done.strip() or None}
    return _store(found, told, "recommendation.in_hand", by)


@transaction.atomic
def claim_recommendation(
    *,
    recommendation_id: int,
    version: int,
    done: str,
    finished_on: dt.date,
    today: dt.date,
    by: User | None,
) -> Recommendation:
    """Say that it is done, for the Inspektorat to verify.

    Refused without evidence, without words, or for a day to come.
    """
    found = _unsettled(recommendation_id, version)
    if finished_on > today:
        raise Refused("Tanggal selesai tidak boleh di masa depan.")
    if not done.strip():
        raise Refused("Tulis apa yang sudah dilakukan.")
    if not found.proofs.standing().exists():
        raise Refused("Lampirkan dulu paling sedikit satu bukti: berkas atau tautan.")
    told = {
        "state": RecommendationState.CLAIMED,
        "done": done.strip(),
        "finished_on": finished_on,
        "reason": None,
    }
    return _store(found, told, "recommendation.claimed", by)


@transaction.atomic
def verify_recommendation(
    *, recommendation_id: int, version: int, by: User | None
) -> Recommendation:
    """Say that the evidence shows what was claimed."""
    found = _claimed(recommendation_id, version)
    told = {
        "state": RecommendationState.VERIFIED,
        "verified_by": by,
        "verified_at": timezone.now(),
    }
    return _store(found, told, "recommendation.verified", by)


@transaction.atomic
def return_recommendation(
    *, recommendation_id: int, version: int, reason: str, by: User | None
) -> Recommendation:
    """Give it back to the unit, and say why."""
    found = _claimed(recommendation_id, version)
    if not reason.strip():
        raise Refused("Tulis alasan dikembalikan.")
    told = {"state": RecommendationState.RETURNED, "reason": reason.strip()}
    return _store(found, told, "recommendation.returned", by)


@transaction.atomic
def prove_with_file(
    *, recommendation_id: int, version: int, content: bytes, name: str, by: User | None
) -> RecommendationProof:
    """Add a file that shows what was done; the content decides what it is.

    Refused where it is no kind of evidence, too large, or the claim was handed in.
    """
    found = _unsettled(recommendation_id, version, HANDED_IN)
    limit = settings.EVIDENCE_LIMIT_BYTES
    if len(content) > limit:
        raise Refused(f"Berkas ini melebihi batas bukti {limit // MEGABYTE} MB.")
    file = store(
        content=content,
        name=name,
        media_type=kind_of(content).media_type,
        kind=Kind.EVIDENCE,
        by=by,
    )
    if found.proofs.standing().filter(file=file).exists():
        raise Refused("Berkas yang sama sudah terlampir.")
    return _prove(found, by, file=file, name=plain_name(name))


@transaction.atomic
def prove_with_link(
    *, recommendation_id: int, version: int, url: str, by: User | None
) -> RecommendationProof:
    """Add a link that shows what was done."""
    found = _unsettled(recommendation_id, version, HANDED_IN)
    address = url.strip()
    parts = urlsplit(address)
    is_link = parts.scheme in ("http", "https") and bool(parts.hostname)
    if not is_link or len(address) > LONGEST_URL:
        raise Refused(NOT_A_LINK)
    if found.proofs.standing().filter(url=address).exists():
        raise Refused("Tautan yang sama sudah terlampir.")
    return _prove(found, by, url=address, name=(parts.hostname or address)[:255])


@transaction.atomic
def remove_proof(*, proof_id: int, version: int, by: User | None) -> RecommendationProof:
    """Take evidence away; its row and who did it are kept."""
    proof = RecommendationProof.objects.get(pk=proof_id)
    found = _unsettled(proof.recommendation_id, version, HANDED_IN)
    proof = found.proofs.select_for_update().get(pk=proof_id)
    if proof.removed_at is not None:
        raise Refused("Bukti ini sudah dilepas; muat ulang halaman.")
    proof.removed_by, proof.removed_at = by, timezone.now()
    proof.save(update_fields=["removed_by", "removed_at"])
    _count(found)
    record(
        actor=by,
        action="recommendation_proof.removed",
        subject=proof,
        before={"name": proof.name, "url": proof.url},
        unit_id=found.evaluation.unit_id,
    )
    return proof


def _prove(found: Recommendation, by: User | None, **fields: Any) -> RecommendationProof:
    proof = RecommendationProof.objects.create(recommendation=found, added_by=by, **fields)
    _count(found)
    record(
        actor=by,
        action="recommendation_proof.added",
        subject=proof,
        after={"name": proof.name, "url": proof.url},
        unit_id=found.evaluation.unit_id,
    )
    return proof


def _count(found: Recommendation) -> None:
    found.version += 1
    found.save(update_fields=["version"])


def _unsettled(
    recommendation_id: int, version: int, otherwise: str | None = None
) -> Recommendation:
    found = hold_recommendation(recommendation_id, version)
    if found.state not in UNSETTLED:
        state = found.get_state_display().lower()
        raise Refused(otherwise or f"Rekomendasi ini sudah {state}.")
    return found


def _claimed(recommendation_id: int, version: int) -> Recommendation:
    found = hold_recommendation(recommendation_id, version)
    if found.state != RecommendationState.CLAIMED:
        raise Refused("Hanya yang diajukan selesai yang diverifikasi atau dikembalikan.")
    return found


def _store(
    found: Recommendation, told: dict[str, Any], action: str, by: User | None
) -> Recommendation:
    kept = {name: told[name] for name in told if name not in ("verified_by", "verified_at")}
    before = {name: getattr(found, name) for name in kept}
    for name, value in told.items():
        setattr(found, name, value)
    found.version += 1
    found.save(update_fields=[*told, "version"])
    record(
        actor=by,
        action=action,
        subject=found,
        before=before,
        after=kept,
        unit_id=found.evaluation.unit_id,
    )
    return found
