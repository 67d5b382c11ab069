"""Units merged and split, positions moved: papers stay, series and people follow."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.history.models import Entry
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.snapshots.series import wordings_in_force
from jenjang.apps.organisation.models import (
    Appointment,
    Grant,
    Period,
    PeriodKind,
    Position,
    Role,
    Unit,
    UnitKind,
)
from jenjang.apps.organisation.services import link_user, rename_unit
from jenjang.apps.plans.models import Activity, Indicator, Plan, Series
from jenjang.apps.plans.services import (
    NewUnit,
    merge_units,
    rehearse,
    split_unit,
    transfer_position,
)
from jenjang.core.values import Refused
from jenjang.papers.document import Agreement as Document
from jenjang.papers.document import Party
from tests import office
from tests.factories import GovernmentFactory, granted

pytestmark = pytest.mark.django_db

ON = dt.date(2025, 7, 1)
NEW = NewUnit("Kecamatan Mulyasari", UnitKind.KECAMATAN)


def elsewhere(document: Document) -> Document:
    """Return the paper as another kecamatan's, signed by other people."""

    def other(party: Party | None) -> Party | None:
        if party is None or "BUPATI" in (party.title or ""):
            return party
        title = (party.title or "").replace("SUKAMAJU", "TIRTASARI")
        return Party(f"{party.name.split(',')[0]} Kedua", title)

    return replace(
        document,
        unit="Kecamatan Tirtasari",
        first_party=other(document.first_party),
        second_party=other(document.second_party),
    )


@pytest.fixture(autouse=True)
def _pemda() -> None:
    GovernmentFactory()


@pytest.fixture
def own() -> Unit:
    adopt_papers(office.office(), by=None)
    return Unit.objects.get(name="Kecamatan Sukamaju")


@pytest.fixture
def other(own: Unit) -> Unit:
    adopt_papers([elsewhere(one) for one in office.office()], by=None)
    return Unit.objects.exclude(pk=own.pk).get()


def papers() -> list[tuple[object, ...]]:
    return list(
        Agreement.objects.order_by("pk").values_list(
            "unit_id", "position_id", "state", "document", "document_sha256"
        )
    )


def reported(unit: Unit) -> list[Result]:
    """Return a result of the first quarter for every series of a unit."""
    quarter = Period.objects.get(year=2025, kind=PeriodKind.QUARTER, n=1)
    return [
        Result.objects.create(
            series=one.series, period=quarter, indicator=one, value=Decimal(n)
        )
        for n, one in enumerate(Indicator.objects.filter(series__unit=unit))
    ]


def merged(*units: Unit, on: dt.date = ON) -> Unit:
    merge_units(unit_ids=[one.pk for one in units], into=NEW, on=on, by=None)
    return Unit.objects.get(name=NEW.name)


def test_signed_papers_stay_as_they_were_under_the_old_name(own, other):
    before = papers()
    merged(own, other)
    assert papers() == before


def test_every_series_follows_with_its_results_and_none_is_doubled(own, other):
    results, series = reported(own) + reported(other), Series.objects.count()
    new = merged(own, other)
    assert Series.objects.count() == series == len(results)
    assert set(Series.objects.values_list("unit_id", flat=True)) == {new.pk}
    worded = wordings_in_force(new.pk, 2025)
    assert {worded[one.series_id].plan.unit_id for one in results} == {new.pk}


def test_the_new_unit_has_both_trees_with_lineage(own, other):
    lineages = set(Plan.objects.values_list("objectives__lineage", flat=True))
    new = merged(own, other)
    plan = Plan.objects.get(unit=new)
    assert set(plan.objectives.values_list("lineage", flat=True)) == lineages
    assert set(plan.objectives.values_list("owner__unit", flat=True)) == {new.pk}
    assert not plan.objectives.filter(is_orphan=True).exists()
    assert {one.state for one in Plan.objects.exclude(pk=plan.pk)} == {"digantikan"}


def test_activities_are_the_new_units_own_and_the_old_ones_keep_their_money(own, other):
    old = Activity.objects.filter(unit=own).count()
    new = merged(own, other)
    assert Activity.objects.filter(unit=own).count() == old
    linked = Activity.objects.filter(objectives__plan__unit=new)
    assert set(linked.values_list("unit_id", flat=True)) == {new.pk}


def test_positions_of_one_name_become_one_and_who_finds_it_taken_is_named(own, other):
    done = merge_units(unit_ids=[own.pk, other.pk], into=NEW, on=ON, by=None)
    new = Unit.objects.get(name=NEW.name)
    names = list(Position.objects.filter(unit=new).values_list("name", flat=True))
    assert len(names) == len(set(names)) == 5
    assert len(done.unplaced) == 5
    assert "Kecamatan Tirtasari" in done.unplaced[0]
    assert Appointment.objects.on(ON).filter(position__unit=new).count() == 5


def test_appointments_end_the_day_before_and_begin_anew(own, other):
    new = merged(own, other)
    camat = Position.objects.get(unit=new, folded_name="camat")
    assert camat.reports_to.unit is None
    (held,) = camat.appointments.all()
    assert held.since == ON
    before = Appointment.objects.get(position__unit=own, official=held.official)
    assert before.until == dt.date(2025, 6, 30)


def test_the_old_units_are_closed_from_that_day(own, other):
    merged(own, other)
    assert set(Unit.objects.exclude(closed_on=None)) == {own, other}
    assert not Unit.objects.open_on(ON).filter(pk=own.pk).exists()
    assert Unit.objects.open_on(dt.date(2025, 6, 30)).filter(pk=own.pk).exists()
    assert Entry.objects.filter(action="unit.merged").count() == 2


def test_grants_follow_and_old_papers_stay_readable(own, other):
    user = granted(Role.OPERATOR, own)
    new = merged(own, other)
    after = {(one.role, one.unit_id) for one in Grant.objects.of_user(user, ON)}
    assert after == {(Role.OPERATOR, new.pk), (Role.PEMANTAU, own.pk)}


def test_a_unit_is_merged_into_one_that_stays(own, other):
    merge_units(unit_ids=[own.pk], into=other, on=ON, by=None)
    assert set(Series.objects.values_list("unit_id", flat=True)) == {other.pk}
    other.refresh_from_db()
    assert other.closed_on is None


def test_one_unit_alone_cannot_be_merged_into_a_new_one(own):
    with pytest.raises(Refused, match="sedikitnya dua"):
        merge_units(unit_ids=[own.pk], into=NEW, on=ON, by=None)
    assert not Unit.objects.filter(name=NEW.name).exists()


def test_a_closed_unit_is_not_merged_again(own, other):
    merged(own, other)
    with pytest.raises(Refused, match="Sudah ditutup"):
        merge_units(
            unit_ids=[own.pk, other.pk], into=replace(NEW, name="Lain"), on=ON, by=None
        )


def split(unit: Unit) -> tuple[Unit, Unit]:
    """Split off the Kasi's branch; all else goes to a second unit."""
    camat = Position.objects.get(unit=unit, folded_name="camat")
    kasi = Position.objects.get(unit=unit, name__startswith="Kepala Seksi")
    split_unit(
        unit_id=unit.pk,
        into={
            "Kecamatan Sukamaju Utara": (UnitKind.KECAMATAN, [camat.pk]),
            "Kecamatan Sukamaju Selatan": (UnitKind.KECAMATAN, [kasi.pk]),
        },
        on=ON,
        by=None,
    )
    return (
        Unit.objects.get(name="Kecamatan Sukamaju Utara"),
        Unit.objects.get(name="Kecamatan Sukamaju Selatan"),
    )


def test_a_split_parts_the_tree_by_who_answers_for_it(own):
    results = reported(own)
    north, south = split(own)
    owners = Indicator.objects.filter(plan__unit=south).values_list(
        "owner__name", flat=True
    )
    assert set(owners) == {"Kepala Seksi Pemerintahan Umum", "Pengolah Data"}
    assert Series.objects.filter(unit=south).count() == 2
    assert Series.objects.filter(unit=north).count() == len(results) - 2
    assert not Series.objects.filter(unit=own).exists()
    assert set(wordings_in_force(south.pk, 2025)) == set(
        Series.objects.filter(unit=south).values_list("pk", flat=True)
    )


def test_a_branch_torn_from_its_parent_is_marked_as_orphan(own):
    _, south = split(own)
    (root,) = Plan.objects.get(unit=south).objectives.filter(parent=None)
    assert root.is_orphan


def test_every_position_must_go_somewhere(own):
    kasi = Position.objects.get(unit=own, name__startswith="Kepala Seksi")
    kasubag = Position.objects.get(unit=own, name__startswith="Kepala Sub")
    with pytest.raises(Refused, match="Belum ditentukan tujuannya: Camat"):
        split_unit(
            unit_id=own.pk,
            into={
                "Kecamatan A": (UnitKind.KECAMATAN, [kasi.pk]),
                "Kecamatan B": (UnitKind.KECAMATAN, [kasubag.pk]),
            },
            on=ON,
            by=None,
        )
    assert Unit.objects.count() == 1


def test_after_a_split_grants_follow_the_official_else_are_listed(own):
    kasi = Appointment.objects.get(position__name__startswith="Kepala Seksi")
    follows, listed = granted(Role.PEGAWAI, own), granted(Role.OPERATOR, own)
    link_user(official_id=kasi.official_id, user=follows, by=None)
    _, south = split(own)
    held = Grant.objects.of_user(follows, ON).filter(role=Role.PEGAWAI)
    assert [one.unit for one in held] == [south]
    assert not Grant.objects.of_user(listed, ON).exists()
    entry = Entry.objects.get(action="unit.split")
    assert listed.full_name in entry.after["to_reissue"][0]


def test_a_position_moves_to_another_unit_with_its_work(own, other):
    kasi = Position.objects.get(unit=own, name__startswith="Kepala Seksi")
    Position.objects.filter(unit=other, name__startswith="Kepala Seksi").update(
        name="Kepala Seksi Lain", folded_name="kepala seksi lain"
    )
    camat = Position.objects.get(unit=other, folded_name="camat")
    before, count = papers(), Series.objects.count()
    mine = set(
        Indicator.objects.filter(owner__path__startswith=kasi.path).values_list(
            "series_id", flat=True
        )
    )
    done = transfer_position(
        position_id=kasi.pk, unit=other, superior=camat, on=ON, by=None
    )
    assert done.series == len(mine) == 2
    assert papers() == before
    assert Series.objects.count() == count
    worded = wordings_in_force(other.pk, 2025)
    assert {worded[pk].plan.unit_id for pk in mine} == {other.pk}
    moved = Position.objects.get(unit=other, folded_name=kasi.folded_name)
    assert moved.reports_to == camat
    own.refresh_from_db()
    assert own.closed_on is None


def test_a_rehearsal_says_the_same_and_changes_nothing(own, other):
    def act():
        return merge_units(unit_ids=[own.pk, other.pk], into=NEW, on=ON, by=None)

    counts = (Position.objects.count(), Entry.objects.count(), Plan.objects.count())
    said = rehearse(act)
    assert (Position.objects.count(), Entry.objects.count(), Plan.objects.count()) == counts
    assert said.series == act().series == 14


def test_a_paper_under_the_old_name_is_still_of_the_same_positions_and_series(own):
    rename_unit(unit_id=own.pk, name="Kecamatan Nusasari", by=None)
    counts = (Series.objects.count(), Position.objects.count())
    revised = replace(office.camats(), kind="PK Perubahan", revision=1)

    adopt_papers([revised], by=None)

    assert (Series.objects.count(), Position.objects.count()) == counts
