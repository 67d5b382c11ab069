"""Signing with one's own certificate: many papers with one passphrase, each by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Signature, State, Way
from jenjang.apps.signing.services.certificates import open_own_key
from jenjang.apps.signing.services.turns import (
    Done,
    bytes_to_sign,
    check_earlier,
    check_turn,
    keep_signed,
    locked,
    mark_signed,
)
from jenjang.core.values import Refused
from jenjang.papers.signing import CertificateRefused, SigningKey, sign
from jenjang.web.public import check_address

MOST_AT_ONCE = 60
TOO_MANY = f"Sekali jalan paling banyak {MOST_AT_ONCE} naskah; tandai lebih sedikit."
NOTHING_CHOSEN = "Tandai dahulu naskah yang akan ditandatangani."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one paper: `refusal` is None where it is signed."""

    title: str
    refusal: str | None = None
    holds: bool = False


@sensitive_variables("passphrase")
def sign_papers(
    *, signature_ids: Iterable[int], user: User, passphrase: str
) -> list[Outcome]:
    """Sign papers with the user's certificate, one after another, each whole or not at all.

    Raise Refused, with nothing signed, where the passphrase does not open it.
    """
    chosen = checked(signature_ids)
    key = open_own_key(user=user, passphrase=passphrase)
    return [outcome_of(pk, partial(_sign_one, pk, user, key)) for pk in chosen]


def checked(signature_ids: Iterable[int]) -> list[int]:
    """Return the papers chosen, each once; raise Refused for none or too many."""
    chosen = list(dict.fromkeys(signature_ids))
    if not chosen:
        raise Refused(NOTHING_CHOSEN)
    if len(chosen) > MOST_AT_ONCE:
        raise Refused(TOO_MANY)
    return chosen


def outcome_of(signature_id: int, act: Callable[[], Signature]) -> Outcome:
    """Do the act on one paper and return what came of it."""
    try:
        signature = act()
    except Refused as why:
        found = Signature.objects.select_related("agreement__position")
        return Outcome(str(found.get(pk=signature_id).agreement), str(why))
    holds = signature.agreement.state == State.IN_FORCE
    return Outcome(str(signature.agreement), holds=holds)


@transaction.atomic
def _sign_one(signature_id: int, user: User, key: SigningKey) -> Signature:
    signature = locked(signature_id)
    check_turn(signature, user)
    check_earlier(signature, in_a_file=True)
    official, agreement = signature.appointment.official, signature.agreement
    now = timezone.now()
    refusal = key.certificate.refusal(official.full_name, now, official.nip)
    if refusal:
        raise CertificateRefused(refusal)
    pdf = sign(
        bytes_to_sign(agreement),
        key,
        signature.order,
        address=check_address(agreement.code or ""),
        reason=str(agreement),
    )
    done = Done(
        way=Way.ELECTRONIC,
        signed_at=now,
        file=keep_signed(agreement, pdf, user),
        subject=key.certificate.name,
        serial=key.certificate.serial,
    )
    mark_signed(signature, done, user)
    return signature
