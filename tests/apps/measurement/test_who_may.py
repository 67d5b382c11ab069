"""The acts on a value, tried by a staff member, a kasi, a camat, an inspector, a stranger.

Each act is done as its page does it; done is what the database says afterwards.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jenjang.apps.measurement.models import (
    LockException,
    PeriodLock,
    Result,
    ResultState,
    SpotCheck,
    SpotCheckItem,
)
from jenjang.apps.measurement.services import (
    draw_spot_check,
    lock_period,
    report_result,
    submit_results,
)
from tests.apps.measurement.factories import Kecamatan, pemda_user, quarter

pytestmark = pytest.mark.django_db
PEOPLE = (
    "staff",
    "kasi",
    "camat",
    "verifier",
    "inspector",
    "pembina",
    "stranger",
    "nobody",
)


class Office:
    """The kasi's figure of TW I and his staff member's, both handed in."""

    def __init__(self) -> None:
        self.kecamatan = kecamatan = Kecamatan()
        camat = kecamatan.official("Camat")
        kasi = kecamatan.official("Kasi", under=camat)
        staff = kecamatan.official("Pelaksana", under=kasi)
        self.of_kasi = self.filed(kecamatan.indicator(owner=kasi, promised_by=(kasi,)))
        self.of_staff = self.filed(kecamatan.indicator(owner=staff, promised_by=(staff,)))
        submit_results(unit_id=kecamatan.unit.pk, quarter_id=quarter(1).pk, by=None)
        self.users = {
            "staff": kecamatan.user("pegawai", holding=staff),
            "kasi": kecamatan.user("pegawai", holding=kasi),
            "camat": kecamatan.user("kepala", holding=camat),
            "verifier": kecamatan.user("verifikator"),
            "inspector": pemda_user("evaluator"),
            "pembina": pemda_user("pembina"),
            "stranger": Kecamatan().user("kepala"),
            "nobody": None,
        }

    def filed(self, indicator) -> Result:
        return report_result(
            series_id=indicator.series_id,
            period_id=quarter(1).pk,
            version=0,
            value=3,
            by=None,
        )

    def client_of(self, person: str) -> Client:
        client = Client()
        if self.users[person] is not None:
            client.force_login(self.users[person])
        return client

    def url(self, name: str, *args: int) -> str:
        unit = self.kecamatan.unit.pk
        return f"{reverse(f'measurement:{name}', args=args)}?unit={unit}&tahun=2025"


def reports(office, client, result):
    client.post(
        office.url("result", result.period_id, result.series_id),
        {"version": "1", "value": "7"},
    )
    return Result.objects.get(pk=result.pk).value == 7


def verifies(office, client, result):
    client.post(office.url("decide"), {"pilih": [f"{result.pk}:1"]})
    return Result.objects.get(pk=result.pk).state == ResultState.VERIFIED


def returns(office, client, result):
    sent = {"kembalikan": f"{result.pk}:1", f"alasan-{result.pk}": "Bukti kabur"}
    client.post(office.url("decide"), sent)
    return Result.objects.get(pk=result.pk).state == ResultState.RETURNED


def hands_in(office, client, result):
    Result.objects.filter(pk=result.pk).update(state=ResultState.FILED)
    client.post(office.url("submit", result.period_id))
    return Result.objects.get(pk=result.pk).state == ResultState.SUBMITTED


def sees(office, client, result):
    url = office.url("value", result.period_id, result.series_id)
    return client.get(url).status_code == 200


def locks(office, client, result):
    client.post(
        office.url("locks"),
        {"yang": "kunci", "quarter_id": result.period_id, "unit_id": ""},
    )
    return PeriodLock.objects.exists()


def excepts(office, client, result):
    lock_period(quarter_id=result.period_id, unit_id=None, by=None)
    today = timezone.localdate().isoformat()
    sent = {"since": today, "until": today, "reason": "Bukti menyusul"}
    client.post(
        office.url("locks"),
        {
            "yang": "pengecualian",
            "quarter_id": result.period_id,
            "unit_id": office.kecamatan.unit.pk,
            **sent,
        },
    )
    return LockException.objects.exists()


def opens(office, client, result):
    lock = lock_period(quarter_id=result.period_id, unit_id=None, by=None)
    client.post(office.url("lock_lift", lock.pk), {"reason": "Salah kunci"})
    return not PeriodLock.objects.exists()


def draws(office, client, result):
    client.post(office.url("spot_checks"), {"quarter_id": result.period_id, "size": "1"})
    return SpotCheck.objects.exists()


def judges(office, client, result):
    check = draw_spot_check(quarter_id=result.period_id, size=200, seed=1, by=None)
    item = check.items.get(result=result)
    client.post(office.url("spot_check_judge", item.pk), {"outcome": "sesuai"})
    return SpotCheckItem.objects.get(pk=item.pk).outcome == "sesuai"


OF_KASI = [
    (reports, {"kasi", "camat", "verifier"}),
    (hands_in, {"kasi", "camat", "verifier"}),
    (verifies, {"camat", "verifier"}),
    (returns, {"camat", "verifier"}),
    (sees, set(PEOPLE) - {"stranger", "nobody"}),
    (locks, {"pembina"}),
    (excepts, {"pembina"}),
    (opens, {"pembina"}),
    (draws, {"pembina", "inspector"}),
    (judges, {"pembina", "inspector"}),
]
OF_STAFF = [
    (reports, {"staff", "camat", "verifier"}),
    (hands_in, {"staff", "camat", "verifier"}),
    (verifies, {"kasi", "camat", "verifier"}),
    (returns, {"kasi", "camat", "verifier"}),
]


def name(act) -> str:
    return getattr(act, "__name__", "")


def who_did(act, value):
    """Return who gets the act done; what one did is taken back before the next."""
    office = Office()
    done = set()
    for person in PEOPLE:
        with transaction.atomic():
            if act(office, office.client_of(person), getattr(office, value)):
                done.add(person)
            transaction.set_rollback(True)
    return done


@pytest.mark.parametrize(("act", "allowed"), OF_KASI, ids=name)
def test_on_the_figure_of_the_kasi(act, allowed):
    assert who_did(act, "of_kasi") == allowed


@pytest.mark.parametrize(("act", "allowed"), OF_STAFF, ids=name)
def test_on_the_figure_of_the_staff_member(act, allowed):
    assert who_did(act, "of_staff") == allowed
