"""Queries worded once a process: they say what their querysets would, with fewer words."""

import datetime as dt

import pytest
from django.db.models import DateField

from jenjang.apps.organisation.models import Appointment, Position, Unit
from jenjang.web.prepared import Given, GivenKeys, Prepared
from tests.factories import AppointmentFactory, PositionFactory

pytestmark = pytest.mark.django_db

OF_UNIT = Prepared(lambda: Position.objects.filter(unit=Given("unit")).order_by("pk"))
NAMES = Prepared(
    lambda: (
        Unit.objects.filter(pk__in=GivenKeys("keys")).order_by("name").values_list("name")
    )
)
HELD = Prepared(
    lambda: (
        Appointment.objects.on(Given("day", DateField()))
        .filter(position__unit=Given("unit"))
        .select_related("position", "official")
    )
)


def test_it_returns_what_the_queryset_returns_for_every_value_it_is_given():
    first, second = PositionFactory.create(), PositionFactory.create()
    assert OF_UNIT(unit=first.unit_id) == [first]
    assert OF_UNIT(unit=second.unit_id) == [second]
    assert OF_UNIT(unit=0) == []


def test_it_takes_any_number_of_keys():
    units = [PositionFactory.create().unit for _ in range(3)]
    names = sorted(unit.name for unit in units)
    assert NAMES(keys=[unit.pk for unit in units]) == [(name,) for name in names]
    assert NAMES(keys=frozenset({units[0].pk})) == [(units[0].name,)]
    assert NAMES(keys=()) == []


def test_it_takes_days_and_brings_what_the_rows_refer_to(django_assert_num_queries):
    held = AppointmentFactory.create(since=dt.date(2026, 1, 1), until=dt.date(2026, 6, 30))
    unit_id = held.position.unit_id
    assert HELD(unit=unit_id, day=dt.date(2026, 7, 1)) == []
    with django_assert_num_queries(1):
        [found] = HELD(unit=unit_id, day=dt.date(2026, 6, 30))
        assert (found.position.unit_id, found.official) == (unit_id, held.official)
    assert found.since == dt.date(2026, 1, 1)


def test_its_first_row_is_none_where_there_is_none():
    position = PositionFactory.create()
    assert OF_UNIT.first(unit=position.unit_id) == position
    assert OF_UNIT.first(unit=0) is None
