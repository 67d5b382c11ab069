"""PK Perubahan: opened for a reason, beside what it revises, followed by others."""

import datetime as dt

import pytest

from jenjang.apps.agreements.models import Agreement, ReasonKind, State
from jenjang.apps.agreements.services import draw_up, revise, take_effect
from jenjang.apps.agreements.snapshots import document_of, followers_of, revision_of
from jenjang.apps.history.models import Entry
from jenjang.core.values import Refused
from tests.apps.agreements.season import DAY, YEAR, Season, new_season, plan_target
from tests.conftest import made_once
from tests.factories import AppointmentFactory, OfficialFactory

pytestmark = pytest.mark.django_db
OCTOBER = dt.date(YEAR, 10, 6)


def hold(agreement: Agreement) -> Agreement:
    """Let a drawn-up paper take effect without the way there."""
    Agreement.objects.filter(pk=agreement.pk).update(
        state=State.WAITING, code=f"kode-{agreement.pk}", issued_at=dt.datetime.now(dt.UTC)
    )
    return take_effect(agreement_id=agreement.pk, signed_on=DAY, by=None)


def in_force() -> Season:
    season = new_season()
    for agreement in season.drawn().values():
        hold(agreement)
    return season


world, season = made_once(in_force)


def of(appointment) -> Agreement:
    found = Agreement.objects.filter(position=appointment.position)
    return found.order_by("-revision", "-edition").first()


def opened(season, appointment=None, **given) -> Agreement:
    asked = {"kind": ReasonKind.STRATEGY, "reason": "DPPA ditetapkan", "day": OCTOBER}
    before = of(appointment or season.camat)
    return revise(agreement_id=before.pk, by=None, **(asked | given))


def succeeded(season) -> None:
    """Let another official be camat from September on."""
    season.camat.until = dt.date(YEAR, 8, 31)
    season.camat.save()
    AppointmentFactory(
        position=season.camat.position,
        official=OfficialFactory(full_name="Yusuf Maulana, S.STP"),
        since=dt.date(YEAR, 9, 1),
    )


def test_a_perubahan_begins_as_what_holds_with_its_number_and_its_reason(season):
    before = of(season.camat)

    draft = opened(season)

    document = document_of(draft)
    assert (draft.state, draft.revision, draft.based_on) == (State.DRAFT, 1, before)
    assert (document.kind, document.revision, document.date) == ("PK Perubahan", 1, None)
    assert document.reason == "Perubahan strategi atau alokasi anggaran: DPPA ditetapkan"
    assert document.objectives == document_of(before).objectives
    assert document.budgets == document_of(before).budgets
    assert revision_of(draft).found.is_nothing


def test_the_agreement_in_force_stays_until_its_perubahan_takes_effect(season):
    before = of(season.camat)
    draft = opened(season)
    assert Agreement.objects.get(pk=before.pk).state == State.IN_FORCE

    hold(draft)

    assert Agreement.objects.get(pk=before.pk).state == State.SUPERSEDED
    assert Agreement.objects.get(pk=draft.pk).state == State.IN_FORCE


def test_what_is_superseded_says_byte_for_byte_what_it_said(season):
    before = of(season.camat)
    said = (before.document, before.document_sha256)

    hold(opened(season))

    before.refresh_from_db()
    assert (before.document, before.document_sha256) == said


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_none_is_opened(season, reason):
    with pytest.raises(Refused, match="alasan"):
        opened(season, reason=reason)

    assert Agreement.objects.open().count() == 0


def test_a_second_one_is_refused_while_the_first_is_on_its_way(season):
    before = of(season.camat)
    opened(season)

    with pytest.raises(Refused, match="PK Perubahan 1 2025"):
        revise(
            agreement_id=before.pk,
            kind=ReasonKind.PRIORITY,
            reason="lagi",
            day=OCTOBER,
            by=None,
        )


def test_a_draft_cannot_be_revised(season):
    draft = opened(season)

    with pytest.raises(Refused, match="draf"):
        revise(
            agreement_id=draft.pk,
            kind=ReasonKind.PRIORITY,
            reason="lagi",
            day=OCTOBER,
            by=None,
        )


def test_after_a_change_of_officials_the_new_one_promises(season):
    succeeded(season)

    draft = opened(season, kind=ReasonKind.CHANGE_OF_OFFICIAL, reason="Mutasi")

    assert document_of(draft).first_party.name == "Yusuf Maulana, S.STP"
    assert draft.first_party.official.full_name == "Yusuf Maulana, S.STP"
    assert [one.side for one in revision_of(draft).found.parties] == ["Pihak Pertama"]


def test_a_vacant_position_has_nobody_to_promise(season):
    season.camat.until = dt.date(YEAR, 8, 31)
    season.camat.save()

    with pytest.raises(Refused, match="belum ada pejabatnya pada 6 Oktober 2025"):
        opened(season)


def test_drawn_up_anew_from_the_plan_it_is_still_the_perubahan(season):
    draft = opened(season)
    plan_target(season.satisfaction, "89,00")

    draw_up(unit=season.unit, year=YEAR, day=OCTOBER, by=None, refresh=[draft.pk])

    draft.refresh_from_db()
    document = document_of(draft)
    assert (document.kind, document.revision) == ("PK Perubahan", 1)
    assert document.reason is not None


def test_subordinates_who_promise_what_changed_must_follow(season):
    succeeded(season)
    draft = opened(season, kind=ReasonKind.CHANGE_OF_OFFICIAL, reason="Mutasi")

    followers = followers_of(revision_of(draft))

    assert [one.agreement for one in followers] == [of(season.sekcam), of(season.kasi)]
    assert {one.reasons for one in followers} == {
        ("Atasan yang menjadi Pihak Kedua berganti.",)
    }
    assert [one.begun for one in followers] == [None, None]


def test_a_follower_whose_perubahan_is_begun_is_told_so(season):
    succeeded(season)
    draft = opened(season, kind=ReasonKind.CHANGE_OF_OFFICIAL, reason="Mutasi")
    begun = opened(season, season.kasi, kind=ReasonKind.CHANGE_OF_OFFICIAL)

    followers = followers_of(revision_of(draft))

    assert {one.agreement.position.name: one.begun for one in followers} == {
        "Sekretaris Camat": None,
        "Kepala Seksi Pemerintahan": begun,
    }


def test_nobody_follows_where_nothing_changed(season):
    assert followers_of(revision_of(opened(season))) == []


def test_opening_is_in_the_history_with_its_reason(season):
    draft = opened(season)

    (entry,) = Entry.objects.filter(action="agreement.revised")
    assert entry.subject_id == draft.pk
    assert entry.after["reason"] == "DPPA ditetapkan"
