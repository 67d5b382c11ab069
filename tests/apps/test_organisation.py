"""The pemda is founded once; its positions form a tree; its people hold them in turn."""

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.db import connection

from jenjang.apps.accounts.models import User
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation import services
from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Government,
    Official,
    Period,
    Position,
    Role,
    Unit,
    UnitKind,
)
from jenjang.core.values import Refused
from tests.factories import (
    PASSWORD,
    TODAY,
    AppointmentFactory,
    OfficialFactory,
    PositionFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def found(**changes):
    return services.found_government(
        **{
            "name": "Kabupaten Tirtajaya",
            "head_title": "Bupati Tirtajaya",
            "seat": "Tirtakencana",
            "admin_username": "sari",
            "admin_full_name": "Sari Wulandari",
            "admin_password": PASSWORD,
            "units": [
                services.NewUnit("Kecamatan Sukamaju"),
                services.NewUnit("Kecamatan Tirtasari"),
            ],
            "today": TODAY,
            **changes,
        }
    )


def test_the_first_run_makes_the_pemda_its_admin_and_its_units():
    made = found()

    assert Government.objects.get() == made.government
    assert made.admin.check_password(PASSWORD)
    assert {grant.role for grant in made.admin.grants.all()} == {Role.ADMIN, Role.PEMBINA}
    assert [unit.name for unit in made.units] == [
        "Kecamatan Sukamaju",
        "Kecamatan Tirtasari",
    ]


def test_a_second_founding_is_refused():
    found()

    with pytest.raises(Refused, match="sudah terdaftar"):
        found(admin_username="rini")
    assert Government.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "Nama pemerintah daerah belum diisi"),
        ({"admin_password": "12345678"}, "terlalu umum"),
        ({"admin_username": "dua kata"}, "Nama pengguna"),
        (
            {
                "units": [
                    services.NewUnit("Kecamatan A"),
                    services.NewUnit("KANTOR CAMAT A"),
                ]
            },
            "sudah ada",
        ),
    ],
)
def test_a_founding_that_fails_leaves_nothing(changes, sentence):
    with pytest.raises(Refused, match=sentence):
        found(**changes)

    for model in (Government, User, Unit, Entry):
        assert not model.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_found_at_once_one_succeeds():
    outcomes: list[str] = []
    start = Barrier(2)

    def attempt(username: str) -> None:
        start.wait()
        try:
            found(admin_username=username)
            outcomes.append("founded")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=attempt, args=(name,)) for name in ("sari", "rini")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["founded", "refused"]
    assert (Government.objects.count(), User.objects.count()) == (1, 1)


def test_a_unit_is_known_under_its_old_name_after_a_rename():
    unit = services.create_unit(
        name="Kantor Camat Sukamaju", kind=UnitKind.KECAMATAN, by=None
    )

    services.rename_unit(unit_id=unit.pk, name="Kecamatan Sukamaju Raya", by=None)

    unit.refresh_from_db()
    assert unit.folded_name == "kecamatan sukamaju raya"
    assert unit.aliases == ["kecamatan sukamaju"]


def test_a_unit_that_exists_under_another_wording_is_refused():
    services.create_unit(name="Kecamatan Sukamaju", kind=UnitKind.KECAMATAN, by=None)

    with pytest.raises(Refused, match="sudah ada; pakai yang sudah ada"):
        services.create_unit(name="KANTOR CAMAT SUKAMAJU", kind=UnitKind.KECAMATAN, by=None)


def test_a_unit_with_officials_is_not_closed():
    appointment = AppointmentFactory()

    with pytest.raises(Refused, match="masih mempunyai pejabat"):
        services.close_unit(unit_id=appointment.position.unit_id, on=TODAY, by=None)


def three_levels() -> tuple[Position, Position, Position]:
    unit = UnitFactory(name="Kecamatan Sukamaju")
    camat = services.create_position(
        unit=unit, name="CAMAT SUKAMAJU", reports_to=None, by=None
    )
    sekcam = services.create_position(unit=unit, name="Sekcam", reports_to=camat, by=None)
    kasubag = services.create_position(
        unit=unit, name="KASUBAG. UMUM & KEUANGAN", reports_to=sekcam, by=None
    )
    return camat, sekcam, kasubag


def test_positions_are_kept_in_one_wording_and_know_their_branch():
    camat, sekcam, kasubag = three_levels()

    assert [p.name for p in (camat, sekcam, kasubag)] == [
        "Camat", "Sekretaris Camat", "Kepala Sub Bagian Umum dan Keuangan",
    ]  # fmt: skip
    assert list(Position.objects.branch(sekcam)) == [sekcam, kasubag]
    assert kasubag.path == f"{camat.pk:08d}{sekcam.pk:08d}{kasubag.pk:08d}"


def test_the_same_position_in_other_words_is_refused():
    camat, _, _ = three_levels()

    with pytest.raises(Refused, match="Jabatan Sekretaris Camat sudah ada"):
        services.create_position(
            unit=camat.unit, name="SEKRETARIS KECAMATAN", reports_to=camat, by=None
        )


def test_a_superior_who_is_himself_or_below_him_is_refused():
    camat, sekcam, kasubag = three_levels()

    with pytest.raises(Refused, match="atasan dirinya sendiri; pilih jabatan lain"):
        services.move_position(position_id=camat.pk, reports_to=camat, by=None)
    with pytest.raises(Refused, match="adalah bawahan Camat"):
        services.move_position(position_id=camat.pk, reports_to=kasubag, by=None)

    assert list(Position.objects.branch(camat)) == [camat, sekcam, kasubag]


def test_a_superior_of_another_unit_is_refused():
    _, _, kasubag = three_levels()

    with pytest.raises(Refused, match="perangkat daerah lain"):
        services.move_position(
            position_id=kasubag.pk, reports_to=PositionFactory(), by=None
        )


def test_a_position_moves_with_all_below_it():
    camat, sekcam, kasubag = three_levels()
    bupati = services.create_position(
        unit=None, name="Bupati Tirtajaya", reports_to=None, by=None
    )

    services.move_position(position_id=camat.pk, reports_to=bupati, by=None)

    assert list(Position.objects.branch(bupati)) == [bupati, camat, sekcam, kasubag]
    moved = Entry.objects.get(action="position.moved")
    assert (moved.before, moved.after) == (
        {"reports_to": None},
        {"reports_to": "Bupati Tirtajaya"},
    )


def test_two_do_not_hold_one_position_definitively_at_once():
    camat = PositionFactory()
    first, second = OfficialFactory(full_name="Rini"), OfficialFactory(full_name="Dedi")
    kind, january = AppointmentKind.DEFINITIF, dt.date(2025, 1, 1)
    services.appoint(official=first, position=camat, kind=kind, since=january, by=None)

    with pytest.raises(Refused, match="Camat sudah dijabat Rini sejak 01-01-2025"):
        services.appoint(official=second, position=camat, kind=kind, since=TODAY, by=None)

    services.appoint(
        official=second, position=camat, kind=AppointmentKind.PLT, since=TODAY, by=None
    )
    assert Appointment.objects.on(TODAY).count() == 2


def test_one_follows_another_after_the_first_has_ended():
    camat, first, second = PositionFactory(), OfficialFactory(), OfficialFactory()
    kind, january = AppointmentKind.DEFINITIF, dt.date(2025, 1, 1)
    made = services.appoint(
        official=first, position=camat, kind=kind, since=january, by=None
    )

    services.end_appointment(appointment_id=made.pk, last_day=dt.date(2025, 6, 30), by=None)
    services.appoint(
        official=second, position=camat, kind=kind, since=dt.date(2025, 7, 1), by=None
    )

    assert Appointment.objects.on(dt.date(2025, 6, 30)).get().official == first
    assert Appointment.objects.on(TODAY).get().official == second


@pytest.mark.parametrize(
    ("nip", "sentence"),
    [("1234", "NIP “1234”"), ("19800817 200501 1 003", "sudah dipakai")],
)
def test_a_nip_that_is_none_or_anothers_is_refused(nip, sentence):
    services.register_official(full_name="Dedi Kurnia", nip="198008172005011003", by=None)

    with pytest.raises(Refused, match=sentence):
        services.register_official(full_name="Rini Astuti", nip=nip, by=None)
    assert Official.objects.count() == 1


def test_a_user_is_one_official():
    user = UserFactory(username="dedi")
    one, other = OfficialFactory(), OfficialFactory()
    services.link_user(official_id=one.pk, user=user, by=None)

    with pytest.raises(Refused, match="Akun dedi sudah dipakai pejabat lain"):
        services.link_user(official_id=other.pk, user=user, by=None)


def test_a_year_opens_with_all_its_periods():
    services.open_year(year=2024, by=None)
    services.open_year(year=2024, by=None)

    counts = {
        kind: Period.objects.filter(kind=kind).count()
        for kind in ("month", "quarter", "semester", "year")
    }
    assert counts == {"month": 12, "quarter": 4, "semester": 2, "year": 1}
    first_quarter = Period.objects.get(kind="quarter", n=1)
    assert (first_quarter.first_day, first_quarter.last_day, first_quarter.due_on) == (
        dt.date(2024, 1, 1),
        dt.date(2024, 3, 31),
        dt.date(2024, 4, 5),  # the fifth working day after it
    )
    assert Period.objects.get(kind="month", n=2).last_day == dt.date(2024, 2, 29)
    assert Entry.objects.filter(action="year.opened").count() == 1


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_out_of_bounds_is_refused(year):
    with pytest.raises(Refused, match="antara 2000 dan 2100"):
        services.open_year(year=year, by=None)
    assert not Period.objects.exists()


def test_a_role_over_all_units_names_none_and_every_other_names_one():
    user, unit = UserFactory(), UnitFactory()

    with pytest.raises(Refused, match="seluruh pemda"):
        services.grant_role(user=user, role=Role.ADMIN, unit=unit, since=TODAY, by=None)
    with pytest.raises(Refused, match="memerlukan perangkat daerah"):
        services.grant_role(user=user, role=Role.KEPALA, unit=None, since=TODAY, by=None)


def test_the_last_admin_stays():
    admin = found().admin
    grant = admin.grants.get(role=Role.ADMIN)

    with pytest.raises(Refused, match="admin terakhir"):
        services.end_grant(grant_id=grant.pk, last_day=TODAY, by=admin)
    with pytest.raises(Refused, match="admin terakhir"):
        services.retire_user(user_id=admin.pk, today=TODAY, by=None)

    other = UserFactory()
    services.grant_role(user=other, role=Role.ADMIN, unit=None, since=TODAY, by=admin)
    services.end_grant(grant_id=grant.pk, last_day=TODAY, by=other)
    assert admin.grants.get(role=Role.ADMIN).until == TODAY
