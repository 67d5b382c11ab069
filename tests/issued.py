"""Papers that are issued and wait for signatures, and people who can sign them."""

import datetime as dt
import itertools
from dataclasses import dataclass, replace
from functools import cache

from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.agreements.models import Agreement, Signature, State
from jenjang.apps.agreements.snapshots import frozen
from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import store
from jenjang.apps.organisation.models import Appointment, Role, Unit
from jenjang.apps.signing.models import SigningCertificate
from jenjang.apps.signing.services import bring_certificate
from jenjang.papers.exchange import from_json
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.signing import issued_pdf
from jenjang.web.public import check_address
from tests import office
from tests.certificates import PASSPHRASE, p12_of
from tests.factories import (
    AppointmentFactory,
    GovernmentFactory,
    GrantFactory,
    OfficialFactory,
    PositionFactory,
    UnitFactory,
    UserFactory,
    opened_year,
)
from tests.web.place import Place

COUNTER = itertools.count(1)
CAMAT_NIP = "197503122000032004"


@dataclass
class Office:
    """A unit whose head promises to the bupati; both have an account and a role."""

    unit: Unit
    camat: Appointment
    bupati: Appointment

    @property
    def camat_user(self) -> User:
        return self.camat.official.user

    @property
    def bupati_user(self) -> User:
        return self.bupati.official.user


def new_office(name: str = "Kecamatan Sukamaju") -> Office:
    """Return a unit with its camat and the bupati above all units."""
    GovernmentFactory()
    opened_year(2025)
    unit = UnitFactory(name=name)
    top = PositionFactory(unit=None, name="Bupati Tirtajaya")
    head = PositionFactory(unit=unit, name="Camat", reports_to=top)
    return Office(
        unit,
        appointed(office.CAMAT.name, head, Role.KEPALA, unit, CAMAT_NIP),
        appointed(office.BUPATI.name, top, Role.PIMPINAN, None),
    )


def appointed(name, position, role, unit, nip=None) -> Appointment:
    """Return who holds a position, with an account of his own."""
    user = UserFactory(full_name=name)
    GrantFactory(user=user, role=role, unit=unit)
    official = OfficialFactory(full_name=name, user=user, nip=nip)
    return AppointmentFactory(official=official, position=position)


@cache
def printed(code: str, year: int) -> bytes:
    """Return the paper of a code, printed once for all tests."""
    document = replace(office.camats(), year=year)
    names = [office.CAMAT.name, office.BUPATI.name]
    return issued_pdf(
        LAYOUTS[0].blocks(document), "PK", address=check_address(code), signers=names
    )


def issued_paper(
    of: Office,
    revision: int = 0,
    year: int = 2025,
    state: State = State.WAITING,
    first: Appointment | None = None,
) -> Agreement:
    """Return an issued paper of the camat that waits for both."""
    opened_year(year)
    document = replace(office.camats(), year=year)
    as_json, sha256 = frozen(document)
    code = f"UJI{next(COUNTER):08}"
    pdf = printed(code, year)
    stored = store(
        content=pdf,
        name="pk.pdf",
        media_type="application/pdf",
        kind=Kind.ISSUED,
        by=None,
    )
    party = first or of.camat
    agreement = Agreement.objects.create(
        unit=of.unit,
        year_id=year,
        position=party.position,
        revision=revision,
        first_party=party,
        second_party=of.bupati,
        state=state,
        layout="national",
        document=as_json,
        document_sha256=sha256,
        code=code,
        issued_at=timezone.now() - dt.timedelta(days=3),
        issued_pdf=stored,
        issued_sha256=stored.sha256,
    )
    for order, appointment in enumerate((party, of.bupati), start=1):
        Signature.objects.create(agreement=agreement, order=order, appointment=appointment)
    return agreement


def certified(appointment: Appointment, **facts) -> SigningCertificate:
    """Give an official a certificate of his own, opened by PASSPHRASE."""
    official = appointment.official
    p12 = p12_of(official.full_name, nip=official.nip, **facts)
    return bring_certificate(user=official.user, content=p12, passphrase=PASSPHRASE)


def signature(agreement: Agreement, order: int) -> Signature:
    """Return the signature of a party, as it is now."""
    return Signature.objects.get(agreement=agreement, order=order)


def issued_in(place: Place) -> Agreement:
    """Return an issued Perubahan of a unit's head, made when it is first asked for."""
    known = Agreement.objects.filter(unit=place.unit, revision=1).first()
    if known is not None:
        return known
    code = f"UJI{next(COUNTER):08}"
    document = from_json(place.agreement.document)
    pdf = issued_pdf(
        LAYOUTS[0].blocks(document),
        "PK",
        address=check_address(code),
        signers=[document.first_party.name],
    )
    stored = store(
        content=pdf,
        name="pk.pdf",
        media_type="application/pdf",
        kind=Kind.ISSUED,
        by=None,
    )
    agreement = Agreement.objects.create(
        unit=place.unit,
        year=place.agreement.year,
        position=place.camat,
        revision=1,
        first_party=place.appointment,
        state=State.WAITING,
        layout="national",
        document=place.agreement.document,
        document_sha256=place.agreement.document_sha256,
        code=code,
        issued_at=timezone.now() - dt.timedelta(days=3),
        issued_pdf=stored,
        issued_sha256=stored.sha256,
    )
    Signature.objects.create(agreement=agreement, order=1, appointment=place.appointment)
    return agreement
