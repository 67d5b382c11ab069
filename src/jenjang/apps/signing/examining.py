"""Looking into a stranger's PDF where it can do no harm: another process, with limits."""

import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings

from jenjang.apps.signing.models import OfficeAuthority
from jenjang.core.values import Refused
from jenjang.papers.readers.apart import Limits, environment
from jenjang.papers.signing import Certificate, SignatureSeen

LIMITS = Limits(cpu_seconds=20, wall_seconds=40, memory_mb=1024)
MOST_AT_ONCE = 2  # in one process of the server: each takes a core
WAIT_SECONDS = 10
BUSY = "Pemeriksaan sedang ramai; tunggu sebentar, lalu coba lagi."
TOO_HARD = "Berkas ini rusak atau terlalu rumit untuk diperiksa."
_AT_WORK = BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Examined:
    """What a PDF says: its signatures, what is wrong with it, whose paper it claims to be.

    `code` is the one in the address at the foot of its pages; `differences` are from the
    issued paper, where one was given.
    """

    signatures: tuple[SignatureSeen, ...] = ()
    problem: str | None = None
    code: str | None = None
    differences: tuple[str, ...] = ()


def examine_apart(pdf: bytes, issued: bytes = b"") -> Examined:
    """Return what a PDF says, and how it differs from the issued one where that is given.

    Raise Refused where too many are examined at once.
    """
    if not _AT_WORK.acquire(timeout=WAIT_SECONDS):
        raise Refused(BUSY)
    try:
        return examined_from(_said_apart(pdf, issued))
    finally:
        _AT_WORK.release()


def examined_from(said: dict[str, Any]) -> Examined:
    """Return what a child said, as what it stands for."""
    signatures = tuple(map(_signature, said["signatures"]))
    return Examined(signatures, said["problem"], said["code"], tuple(said["differences"]))


def trusted_pem() -> str:
    """Return the issuers that are believed: the office's own, and those in settings."""
    own = "\n".join(OfficeAuthority.objects.values_list("certificate_pem", flat=True))
    named = settings.TRUSTED_CERTIFICATES
    if not named:
        return own
    try:
        return own + "\n" + Path(named).read_text()
    except OSError:
        raise Refused(
            "Berkas JENJANG_TRUSTED_CERTIFICATES tidak terbaca; periksa pengaturannya."
        ) from None


def _said_apart(pdf: bytes, issued: bytes) -> dict[str, Any]:
    about = {"trusted": trusted_pem(), "issued": len(issued)}
    given = json.dumps(about).encode() + b"\n" + issued + pdf
    with tempfile.TemporaryDirectory(prefix="jenjang-cek-") as folder:
        try:
            child = subprocess.run(
                [sys.executable, "-P", "-m", "jenjang.apps.signing.child"],
                input=given,
                capture_output=True,
                timeout=LIMITS.wall_seconds,
                env=environment(LIMITS, folder),
                check=True,
            )
            said: dict[str, Any] = json.loads(child.stdout)
        except (subprocess.SubprocessError, ValueError):
            return {"signatures": [], "problem": TOO_HARD, "code": None, "differences": []}
    return said


def _signature(said: dict[str, Any]) -> SignatureSeen:
    of = said["certificate"]
    signed_at = said["signed_at"]
    return SignatureSeen(
        field=said["field"],
        certificate=Certificate(
            name=of["name"],
            serial=of["serial"],
            issuer=of["issuer"],
            valid_from=dt.datetime.fromisoformat(of["valid_from"]),
            valid_until=dt.datetime.fromisoformat(of["valid_until"]),
            nip=of["nip"],
        ),
        signed_at=dt.datetime.fromisoformat(signed_at) if signed_at else None,
        is_trusted=said["is_trusted"],
        problem=said["problem"],
    )


def names_of(signatures: Sequence[SignatureSeen]) -> str:
    """Return who signed, for a sentence."""
    return ", ".join(seen.certificate.name for seen in signatures) or "tidak ada"
