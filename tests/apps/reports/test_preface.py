"""Under the preface of an LKjIP the head of the unit signs."""

import pytest

from jenjang.apps.reports.snapshots.annual import read_record
from jenjang.apps.reports.snapshots.written.front import signature
from tests.apps.measurement.factories import PositionFactory
from tests.apps.reports.annual.test_reading_a_record import year

pytestmark = pytest.mark.django_db


def test_the_head_of_the_unit_signs_under_the_preface(kecamatan):
    record = read_record(kecamatan.unit, year())
    (block,) = signature(record)

    assert (block.left, block.right.above[1]) == (None, f"{record.head.name},")
    assert block.right.below[0] == record.head.holder


def test_the_report_of_the_pemda_is_signed_by_who_stands_above_all_units(kecamatan):
    assert list(signature(read_record(None, year()))) == []

    PositionFactory(unit=None, name="Bupati Tirtajaya")
    (block,) = signature(read_record(None, year()))

    assert block.right.above[1] == "Bupati Tirtajaya,"
