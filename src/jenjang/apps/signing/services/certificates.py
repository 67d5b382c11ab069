"""Certificates of officials: prepared, made, brought along, opened with a passphrase."""

import datetime as dt
import hashlib
import hmac
import logging
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Government, Official
from jenjang.apps.signing.models import OfficeAuthority, Origin, SigningCertificate
from jenjang.core.values import Refused
from jenjang.papers.signing import Certificate, CertificateRefused, SigningKey, open_key
from jenjang.papers.signing.authority import Authority, issue_p12, new_authority, reshut

MOST_WRONG = 5
LOCKED = dt.timedelta(minutes=15)
SHORTEST = 10  # letters of a passphrase
MOST_P12_BYTES = 100_000
TRIES = "Kata sandi tanda tangan tidak cocok; tersisa {left} percobaan."
TOO_MANY = (
    "Kata sandi tanda tangan salah {most} kali; sertifikat ini terkunci sampai pukul "
    "{until:%H.%M}. Sesudah itu coba lagi."
)
NO_OFFICIAL = "Akun Anda belum ditautkan ke data pejabat; mintalah admin menautkannya."
NO_CERTIFICATE = (
    "Anda belum punya sertifikat tanda tangan: unggah berkas .p12 Anda, atau mintalah "
    "admin menyiapkannya."
)
NOT_CHOSEN = (
    "Sertifikat Anda sudah disiapkan, tetapi kata sandinya belum Anda pilih; buka halaman "
    "Sertifikat saya."
)
STUMBLED = "Sertifikat ini tidak dapat dibaca; unggah berkas .p12 yang lain."

Made = TypeVar("Made")
logger = logging.getLogger(__name__)


@transaction.atomic
def found_authority(*, by: User | None) -> OfficeAuthority:
    """Make an issuer of the office; certificates are issued by the newest from now on."""
    government = Government.objects.first()
    name = f"Penerbit Sertifikat {government or 'Kantor'}"[:64]
    made = new_authority(name, _house_secret(), timezone.now())
    authority = OfficeAuthority.objects.create(
        name=name,
        certificate_pem=made.certificate_pem.decode(),
        key_pem=made.key_pem.decode(),
        made_by=by,
    )
    record(actor=by, action="authority.made", subject=authority)
    return authority


@transaction.atomic
def prepare_certificate(*, official_id: int, by: User) -> SigningCertificate:
    """Let an official have a certificate of the office; he makes it with his passphrase.

    What he had is gone: an expired or forgotten one is replaced so.
    """
    official = Official.objects.select_for_update().get(pk=official_id)
    if not OfficeAuthority.objects.exists():
        raise Refused("Belum ada penerbit kantor; buat dahulu penerbitnya.")
    if official.user_id is None:
        raise Refused(
            f"{official} belum punya akun; tautkan dahulu akunnya di halaman Pejabat."
        )
    certificate, _ = SigningCertificate.objects.update_or_create(
        official=official,
        defaults={
            **dict.fromkeys(("p12", "subject", "serial", "issuer")),
            **dict.fromkeys(("valid_from", "valid_until", "locked_until")),
            "origin": Origin.OFFICE,
            "wrong_count": 0,
        },
    )
    record(actor=by, action="certificate.prepared", subject=certificate)
    return certificate


@sensitive_variables("passphrase", "p12")
def make_own_certificate(*, user: User, passphrase: str) -> SigningCertificate:
    """Make the key of a prepared certificate, shut with its owner's passphrase."""
    official = official_of(user)
    check_passphrase(passphrase, user)
    with transaction.atomic():
        certificate = SigningCertificate.objects.select_for_update().filter(
            official=official, origin=Origin.OFFICE
        )
        prepared = certificate.first()
        if prepared is None:
            raise Refused(NO_CERTIFICATE)
        if prepared.is_ready:
            raise Refused(
                "Sertifikat Anda sudah jadi; mintalah admin menyiapkan yang baru bila kata "
                "sandinya terlupa."
            )
        p12 = _issued(official, passphrase)
        return _keep(prepared, p12, passphrase, user)


@sensitive_variables("passphrase", "p12", "content")
def bring_certificate(*, user: User, content: bytes, passphrase: str) -> SigningCertificate:
    """Keep a certificate its owner brings; it must name him, and hold today."""
    official = official_of(user)
    if len(content) > MOST_P12_BYTES:
        raise Refused("Berkas ini terlalu besar untuk sebuah sertifikat .p12.")
    p12 = _without_traces(lambda: reshut(content, passphrase))
    facts = _without_traces(lambda: open_key(p12, passphrase)).certificate
    refusal = facts.refusal(official.full_name, timezone.now(), official.nip)
    if refusal:
        raise CertificateRefused(refusal)
    with transaction.atomic():
        certificate, _ = SigningCertificate.objects.select_for_update().get_or_create(
            official=official, defaults={"origin": Origin.OWN}
        )
        certificate.origin = Origin.OWN
        return _keep(certificate, p12, passphrase, user)


@sensitive_variables("passphrase")
def open_own_key(*, user: User, passphrase: str) -> SigningKey:
    """Return a user's key, opened; wrong passphrases are counted and shut it for a while.

    Each try is counted before it is made, so that many at once are no more than many in
    turn. Nothing of the passphrase is kept, logged or shown in an error.
    """
    certificate = _claim_try(official_of(user))
    try:
        key = _without_traces(lambda: open_key(bytes(certificate.p12 or b""), passphrase))
    except CertificateRefused:
        _count_wrong(certificate, user)
        raise Refused(_wrong(certificate)) from None
    SigningCertificate.objects.filter(pk=certificate.pk).update(
        wrong_count=0, locked_until=None
    )
    return key


def official_of(user: User) -> Official:
    """Return the official a user is; raise Refused where he is none."""
    official = Official.objects.filter(user=user).first()
    if official is None:
        raise Refused(NO_OFFICIAL)
    return official


@sensitive_variables("passphrase")
def check_passphrase(passphrase: str, user: User) -> None:
    """Raise Refused for one that is too short, or is the password of the account."""
    if len(passphrase) < SHORTEST:
        raise Refused(f"Kata sandi tanda tangan paling sedikit {SHORTEST} huruf.")
    if user.check_password(passphrase):
        raise Refused(
            "Kata sandi tanda tangan harus lain dari kata sandi masuk; pilih yang lain."
        )


@transaction.atomic
def _claim_try(official: Official) -> SigningCertificate:
    """Count a try before it is made; raise Refused where there may be none."""
    found = SigningCertificate.objects.select_for_update().filter(official=official)
    certificate = found.first()
    if certificate is None:
        raise Refused(NO_CERTIFICATE)
    if not certificate.is_ready:
        raise Refused(NOT_CHOSEN)
    now = timezone.now()
    if certificate.is_locked(now):
        raise Refused(_wrong(certificate))
    if certificate.locked_until is not None:
        certificate.wrong_count = 0
    certificate.wrong_count += 1
    is_last = certificate.wrong_count >= MOST_WRONG
    certificate.locked_until = now + LOCKED if is_last else None
    certificate.save(update_fields=["wrong_count", "locked_until"])
    return certificate


def _count_wrong(certificate: SigningCertificate, user: User) -> None:
    is_locked = certificate.locked_until is not None
    record(
        actor=user,
        action="certificate.locked" if is_locked else "certificate.wrong",
        subject=certificate,
        after={"wrong_count": certificate.wrong_count},
    )


def _wrong(certificate: SigningCertificate) -> str:
    if certificate.locked_until is None:
        return TRIES.format(left=MOST_WRONG - certificate.wrong_count)
    until = timezone.localtime(certificate.locked_until)
    return TOO_MANY.format(most=MOST_WRONG, until=until)


@sensitive_variables("passphrase", "p12")
def _keep(
    certificate: SigningCertificate, p12: bytes, passphrase: str, user: User
) -> SigningCertificate:
    facts: Certificate = _without_traces(lambda: open_key(p12, passphrase)).certificate
    certificate.p12 = p12
    certificate.subject, certificate.serial = facts.name[:400], facts.serial[:80]
    certificate.issuer = facts.issuer[:400]
    certificate.valid_from, certificate.valid_until = facts.valid_from, facts.valid_until
    certificate.wrong_count, certificate.locked_until = 0, None
    certificate.save()
    after = {"serial": certificate.serial, "until": facts.valid_until.date().isoformat()}
    record(actor=user, action="certificate.made", subject=certificate, after=after)
    return certificate


@sensitive_variables("passphrase")
def _issued(official: Official, passphrase: str) -> bytes:
    authority = OfficeAuthority.objects.first()
    if authority is None:
        raise Refused("Belum ada penerbit kantor; mintalah admin membuatnya.")
    made = Authority(authority.certificate_pem.encode(), authority.key_pem.encode())
    return _without_traces(
        lambda: issue_p12(
            made,
            _house_secret(),
            name=official.full_name,
            nip=official.nip,
            passphrase=passphrase,
            now=timezone.now(),
        )
    )


def _house_secret() -> bytes:
    """Return what shuts the issuer's key: it comes of the application's own secret."""
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, b"office authority", hashlib.sha256).hexdigest().encode()


def _without_traces(make: Callable[[], Made]) -> Made:
    """Return what is made; whatever goes wrong carries no frame that held a passphrase."""
    try:
        return make()
    except CertificateRefused as refused:
        raise CertificateRefused(str(refused)) from None
    except Exception as fault:
        logger.error("a certificate could not be read: %s", type(fault).__name__)  # noqa: TRY400 - a traceback would hold the passphrase
        raise CertificateRefused(STUMBLED) from None
