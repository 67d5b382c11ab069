"""Agreements as papers speak of them, from the frozen document alone."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from jenjang.apps.agreements.models import Agreement, AgreementQuerySet, State
from jenjang.apps.plans.models import Objective
from jenjang.core.values import Refused
from jenjang.papers import document as paper
from jenjang.papers.audit import Paper
from jenjang.papers.exchange import from_json, to_json
from jenjang.papers.reviewing import own_paper


def frozen(document: paper.Agreement) -> tuple[dict[str, Any], str]:
    """Return the document as JSON and the SHA-256 of its canonical form."""
    as_json = to_json(document)
    return as_json, sha256_of(as_json)


def sha256_of(as_json: dict[str, Any]) -> str:
    """Return the SHA-256 that does not depend on how a database keeps JSON."""
    return hashlib.sha256(_canonical(as_json).encode()).hexdigest()


def document_of(agreement: Agreement) -> paper.Agreement:
    """Return the document as it was frozen; raise Refused where it is no longer that."""
    if sha256_of(agreement.document) != agreement.document_sha256:
        raise Refused(
            f"Dokumen {agreement} tidak lagi sama dengan yang dibekukan; pulihkan dari "
            "cadangan."
        )
    return from_json(agreement.document)


def objectives_in_force(unit_id: int, year: int) -> list[Objective]:
    """Return the nodes promised in a unit's year, and those above them, in tree order.

    Three queries, owners and activities included.
    """
    promised = Objective.objects.filter(
        agreements__unit=unit_id,
        agreements__year=year,
        agreements__state=State.IN_FORCE,
    ).values("pk")
    plan_ids = Objective.objects.filter(pk__in=promised).values("plan_id")
    rows = list(
        Objective.objects.filter(plan__in=plan_ids)
        .select_related("owner")
        .prefetch_related("activities")
        .order_by("path")
    )
    kept = set(promised.values_list("pk", flat=True))
    for row in reversed(rows):
        if row.pk in kept and row.parent_id is not None:
            kept.add(row.parent_id)
    return [row for row in rows if row.pk in kept]


def in_force_with_parties(unit_id: int, year: int) -> AgreementQuerySet:
    """Return a unit's agreements of a year that hold, from the head down."""
    return (
        Agreement.objects.filter(unit=unit_id, year=year)
        .in_force()
        .select_related("position", "first_party__official")
        .order_by("position__path")
    )


def current_papers(unit_id: int, year: int) -> list[Agreement]:
    """Return the paper of each position that counts now, from the head down.

    One on its way comes before the one in force it will replace.
    """
    rows = (
        Agreement.objects.of_unit(unit_id, year)
        .exclude(state=State.SUPERSEDED)
        .select_related("position", "first_party__official")
        .order_by("position__path", "revision", "edition")
    )
    return list({row.position_id: row for row in rows}.values())


def named_papers(agreements: Iterable[Agreement]) -> list[Paper]:
    """Return the agreements as the auditor sees papers, each under a name of its own."""
    names: Counter[str] = Counter()
    papers = []
    for agreement in agreements:
        name = str(agreement)
        names[name] += 1
        called = f"{name} ({names[name]})" if names[name] > 1 else name
        papers.append(own_paper(called, document_of(agreement), agreement.layout))
    return papers


def _canonical(as_json: dict[str, Any]) -> str:
    """Return JSON with sorted keys: no database keeps their order."""
    return json.dumps(as_json, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
