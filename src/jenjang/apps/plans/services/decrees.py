"""Acts on the Keputusan IKU: drawn up from the plan, corrected, audited, issued."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.findings.models import Finding
from jenjang.apps.findings.services import About, keep_audit
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Appointment, Government, Position
from jenjang.apps.plans.models import IkuDecree, Plan
from jenjang.apps.plans.snapshots import (
    decree_of,
    key_indicators,
    propose_decree,
    sha256_of,
)
from jenjang.core.values import Refused
from jenjang.papers.audit import audit
from jenjang.papers.exchange import to_json
from jenjang.papers.reviewing import own_decree

MEANWHILE = (
    "Keputusan ini diubah orang lain sementara Anda mengisinya; isian Anda masih ada di "
    "formulir, isi yang tersimpan ada di sebelahnya. Pilih yang benar, lalu simpan lagi."
)


@dataclass(frozen=True, slots=True)
class DecreeFacts:
    """What a person writes into a decree; rows that are empty are left out."""

    number: str
    place: str
    signed_on: dt.date | None
    signer: Appointment | None
    considerations: tuple[str, ...]
    legal_bases: tuple[str, ...]
    decisions: tuple[str, ...]


@transaction.atomic
def draw_up_decree(*, plan: Plan, today: dt.date, by: User | None) -> IkuDecree:
    """Return the draft of a plan's decree; a new one begins with what is proposed.

    Raise Refused where the plan marks no key indicator.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    )
    draft = IkuDecree.objects.drafts().filter(plan=plan).first()
    if draft is not None:
        return draft
    if plan.unit is None or not key_indicators(plan):
        raise Refused(
            f"Belum ada indikator bertanda IKU pada {plan}; tandai dahulu di halaman "
            "indikator."
        )
    pemda = Government.objects.first()
    proposed = propose_decree(plan, today.year)
    draft = IkuDecree.objects.create(
        plan=plan,
        place="" if pemda is None else pemda.seat or "",
        signer=_head_of(plan, today),
        **{name: list(rows) for name, rows in asdict(proposed).items()},
    )
    record(
        actor=by,
        action="decree.drawn_up",
        subject=draft,
        after={"plan": str(plan)},
        unit_id=plan.unit_id,
    )
    return draft


@transaction.atomic
def correct_decree(
    *, decree_id: int, facts: DecreeFacts, seen: str, by: User | None
) -> IkuDecree:
    """Write what a person made of the draft; `seen` is the state he had before him.

    Raise Refused where it is issued, or somebody else changed it meanwhile.
    """
    decree = _locked_draft(decree_id)
    if seen != state_of(decree):
        raise Refused(MEANWHILE)
    before = _told(decree)
    decree.number, decree.place = facts.number.strip(), facts.place.strip()
    decree.signed_on, decree.signer = facts.signed_on, facts.signer
    decree.considerations = _filled(facts.considerations)
    decree.legal_bases = _filled(facts.legal_bases)
    decree.decisions = _filled(facts.decisions)
    after = _told(decree)
    if after == before:
        return decree
    decree.save(update_fields=list(after))
    record(
        actor=by,
        action="decree.corrected",
        subject=decree,
        before={key: value for key, value in before.items() if after[key] != value},
        after={key: value for key, value in after.items() if before[key] != value},
        unit_id=decree.plan.unit_id,
    )
    return decree


@transaction.atomic
def audit_decree(*, decree_id: int, by: User | None) -> list[Finding]:
    """Audit a decree as it is now; return what keeps it from being issued."""
    decree = _with_plan(decree_id)
    document = decree_of(decree)
    paper = own_decree(str(decree), document)
    year = document.year or decree.plan.first_year
    about = About(decree, decree.plan.unit_id, year, sha256_of(to_json(document)))
    keep_audit(about=about, findings=audit([paper]), by=by)
    return list(Finding.objects.of_subject(decree).stopping())


@transaction.atomic
def issue_decree(*, decree_id: int, seen: str, by: User | None) -> IkuDecree:
    """Freeze the decree: its document as JSON with its SHA-256, for ever.

    Raise Refused where something is missing, the auditor finds a grave fault, or somebody
    changed it meanwhile.
    """
    decree = _locked_draft(decree_id)
    if seen != state_of(decree):
        raise Refused(MEANWHILE)
    _check_complete(decree)
    stopping = audit_decree(decree_id=decree_id, by=by)
    if stopping:
        raise Refused(
            f"Pemeriksaan menemukan {len(stopping)} kesalahan yang pasti; perbaiki dahulu: "
            f"{stopping[0].message}"
        )
    decree.document = to_json(decree_of(decree))
    decree.document_sha256 = sha256_of(decree.document)
    decree.save(update_fields=["document", "document_sha256"])
    record(
        actor=by,
        action="decree.issued",
        subject=decree,
        after={"number": decree.number, "sha256": decree.document_sha256},
        unit_id=decree.plan.unit_id,
    )
    return decree


@transaction.atomic
def drop_decree(*, decree_id: int, by: User | None) -> None:
    """Take back a draft; the history keeps what it said."""
    decree = _locked_draft(decree_id)
    record(
        actor=by,
        action="decree.dropped",
        subject=decree,
        before=_told(decree),
        unit_id=decree.plan.unit_id,
    )
    decree.delete()


def state_of(decree: IkuDecree) -> str:
    """Return what tells two states of a decree apart, its plan's indicators included."""
    return sha256_of({"rows": _told(decree), "paper": to_json(decree_of(decree))})


def what_is_missing(decree: IkuDecree) -> list[str]:
    """Return what a draft still needs before it can be issued, in words."""
    needed = {
        "nomor": decree.number,
        "tempat penetapan": decree.place,
        "tanggal penetapan": decree.signed_on,
        "penanda tangan": decree.signer,
        "pertimbangan (Menimbang)": decree.considerations,
        "dasar hukum (Mengingat)": decree.legal_bases,
        "keputusan (Memutuskan)": decree.decisions,
        "indikator bertanda IKU": key_indicators(decree.plan),
    }
    return [name for name, value in needed.items() if not value]


def _check_complete(decree: IkuDecree) -> None:
    missing = what_is_missing(decree)
    if missing:
        raise Refused(f"Belum diisi: {', '.join(missing)}.")
    signer, on = decree.signer, decree.signed_on
    if signer is None or on is None:
        return
    if on < signer.since or (signer.until is not None and on > signer.until):
        raise Refused(
            f"{signer.official} tidak menjabat {signer.position} pada {on:%d-%m-%Y}; "
            "periksa tanggal atau penanda tangannya."
        )


def _with_plan(decree_id: int) -> IkuDecree:
    rows = IkuDecree.objects.select_related(
        "plan__unit", "signer__official", "signer__position__unit"
    )
    return rows.get(pk=decree_id)


def _locked_draft(decree_id: int) -> IkuDecree:
    """Return the draft, locked; raise Refused where it is gone or issued."""
    if not IkuDecree.objects.select_for_update().filter(pk=decree_id).exists():
        raise Refused("Rancangan keputusan ini sudah dihapus orang lain.")
    decree = _with_plan(decree_id)
    if decree.is_issued:
        raise Refused(
            f"{decree} sudah ditetapkan dan tidak dapat diubah; susun keputusan baru."
        )
    return decree


def _head_of(plan: Plan, day: dt.date) -> Appointment | None:
    """Return who heads the unit that day: the holder of its topmost position."""
    top = Position.objects.filter(unit=plan.unit_id).order_by("path").first()
    held = Appointment.objects.on(day).filter(position=top).order_by("kind", "-since")
    return None if top is None else held.first()


def _filled(rows: tuple[str, ...]) -> list[str]:
    return [text for text in (" ".join(row.split()) for row in rows) if text]


def _told(decree: IkuDecree) -> dict[str, object]:
    return {
        "number": decree.number,
        "place": decree.place,
        "signed_on": None if decree.signed_on is None else decree.signed_on.isoformat(),
        "signer": None if decree.signer is None else str(decree.signer),
        "considerations": list(decree.considerations),
        "legal_bases": list(decree.legal_bases),
        "decisions": list(decree.decisions),
    }
