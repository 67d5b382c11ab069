"""Who may do what: a table of roles and acts, in the own unit and in another."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from jenjang.apps.organisation import permissions, services
from jenjang.apps.organisation.models import PEMDA_ROLES, Official, Position, Role, Unit
from tests.factories import (
    TODAY,
    AppointmentFactory,
    GrantFactory,
    PositionFactory,
    UnitFactory,
    UserFactory,
    granted,
)

pytestmark = pytest.mark.django_db

A, B, K, E = Role.ADMIN, Role.PEMBINA, Role.KEUANGAN, Role.EVALUATOR
HEAD, V, OP = Role.KEPALA, Role.VERIFIKATOR, Role.OPERATOR
EVERYBODY = set(Role)

OWN_UNIT = [
    (permissions.can_see_unit, EVERYBODY),
    (permissions.can_manage_people, {A, B, V, OP}),
    (permissions.can_adopt, {B, V, OP}),
    (permissions.can_report_budget, {K, V, OP}),
    (permissions.can_see_history, {A, B, E, HEAD, V, OP}),
]
OTHER_UNIT = [
    (permissions.can_see_unit, set(PEMDA_ROLES)),
    (permissions.can_manage_people, {A, B}),
    (permissions.can_adopt, {B}),
    (permissions.can_report_budget, {K}),
    (permissions.can_see_history, {A, B, E}),
]
PEMDA = [
    (permissions.can_manage_users, {A}),
    (permissions.can_manage_government, {A, B}),
    (permissions.can_manage_unit, {A, B}),
    (permissions.can_open_year, {A, B}),
    (permissions.can_enter, EVERYBODY),
    (permissions.can_see_all_units, set(PEMDA_ROLES)),
    (permissions.can_adopt_somewhere, {B, V, OP}),
]


def name(rule) -> str:
    return getattr(rule, "__name__", "")


def holder(role: Role, unit: Unit):
    return granted(role, None if role in PEMDA_ROLES else unit)


@pytest.mark.parametrize(("can", "allowed"), OWN_UNIT, ids=name)
def test_in_the_own_unit(can, allowed):
    unit = UnitFactory()
    assert {role for role in Role if can(holder(role, unit), unit, TODAY)} == allowed


@pytest.mark.parametrize(("can", "allowed"), OTHER_UNIT, ids=name)
def test_in_another_unit(can, allowed):
    own, other = UnitFactory(), UnitFactory()
    assert {role for role in Role if can(holder(role, own), other, TODAY)} == allowed


@pytest.mark.parametrize(("can", "allowed"), PEMDA, ids=name)
def test_over_the_pemda(can, allowed):
    unit = UnitFactory()
    assert {role for role in Role if can(holder(role, unit), TODAY)} == allowed


@pytest.mark.parametrize("can", [rule for rule, _ in PEMDA], ids=name)
def test_a_stranger_may_nothing(can):
    assert not can(AnonymousUser(), TODAY)


def test_a_deactivated_user_may_nothing():
    user = granted(Role.ADMIN, None, is_active=False)
    assert not permissions.can_manage_users(user, TODAY)


def test_a_grant_holds_from_its_first_day_to_its_last():
    unit = UnitFactory()
    grant = GrantFactory(unit=unit, since=dt.date(2025, 3, 1), until=dt.date(2025, 3, 31))

    days = [
        dt.date(2025, 2, 28),
        dt.date(2025, 3, 1),
        dt.date(2025, 3, 31),
        dt.date(2025, 4, 1),
    ]
    held = [permissions.can_adopt(grant.user, unit, day) for day in days]
    assert held == [False, True, True, False]


def test_the_unit_reports_for_all_its_positions_and_an_official_for_his_own():
    unit = UnitFactory()
    camat = PositionFactory(unit=unit, name="Camat")
    kasi = PositionFactory(unit=unit, name="Kasi Pemerintahan", reports_to=camat)
    staff = granted(Role.PEGAWAI, unit)
    held = AppointmentFactory(position=kasi)
    Official.objects.filter(pk=held.official_id).update(user=staff)

    reporting = {
        role: permissions.can_report(holder(role, unit), kasi, today=TODAY) for role in Role
    }
    assert {role for role, may in reporting.items() if may} == {HEAD, V, OP}
    assert permissions.can_report(staff, kasi, today=TODAY)
    assert not permissions.can_report(staff, camat, today=TODAY)
    assert not permissions.can_report(staff, None, unit, TODAY)


def test_all_questions_of_a_request_ask_for_grants_once(django_assert_num_queries):
    user, unit = granted(Role.OPERATOR, UnitFactory()), UnitFactory()

    with django_assert_num_queries(1):
        for rule, _ in OWN_UNIT:
            rule(user, unit, TODAY)
        permissions.can_manage_users(user, TODAY)


def test_a_role_just_granted_is_known_at_once():
    user, unit = UserFactory(), UnitFactory()
    assert not permissions.can_adopt(user, unit, TODAY)

    services.grant_role(user=user, role=Role.OPERATOR, unit=unit, since=TODAY, by=None)

    assert permissions.can_adopt(user, unit, TODAY)


def test_lists_show_the_own_unit_and_what_stands_above_all_units():
    own, other = UnitFactory(), UnitFactory()
    bupati = PositionFactory(unit=None, name="Bupati Tirtajaya")
    mine = PositionFactory(unit=own)
    theirs = AppointmentFactory(position__unit=other)
    operator, pembina = granted(Role.OPERATOR, own), granted(Role.PEMBINA)

    assert list(Unit.objects.visible_to(operator, TODAY)) == [own]
    assert set(Position.objects.visible_to(operator, TODAY)) == {bupati, mine}
    assert not Official.objects.visible_to(operator, TODAY).exists()
    assert not Position.objects.visible_to(UserFactory(), TODAY).exists()
    assert Unit.objects.visible_to(pembina, TODAY).count() == 2
    assert list(Official.objects.visible_to(pembina, TODAY)) == [theirs.official]
