"""Papers on their way: every act in every state, who may, and what two at once do."""

import datetime as dt
from functools import partial

import pytest

from jenjang.apps.agreements import services
from jenjang.apps.agreements.models import (
    EDITABLE,
    Agreement,
    Frozen,
    Signature,
    SignatureState,
    State,
)
from jenjang.apps.agreements.permissions import (
    acts_open,
    can_draw_up,
    can_issue,
    can_prepare,
    can_review,
)
from jenjang.apps.agreements.snapshots import (
    day_of_drawing,
    document_from_plan,
    document_of,
    timeline_of,
    warnings_before_issue,
)
from jenjang.apps.agreements.snapshots import sha256_of as sha256_of_document
from jenjang.apps.files.services import open_stored, sha256_of
from jenjang.apps.findings.models import Finding
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import PEMDA_ROLES, AppointmentKind, Role
from jenjang.apps.plans.models import Stage, Target
from jenjang.core.values import Refused
from tests.apps.agreements.season import DAY, YEAR, new_season, plan_target
from tests.conftest import made_once
from tests.factories import AppointmentFactory, OfficialFactory, UnitFactory, granted

pytestmark = pytest.mark.django_db
KASI = "Kepala Seksi Pemerintahan"


world, season = made_once(new_season)


@pytest.fixture
def kasi(season) -> Agreement:
    return season.drawn()[KASI]


def in_state(paper: Agreement, state: State) -> Agreement:
    Agreement.objects.filter(pk=paper.pk).update(
        state=state, code="kode", issued_at=dt.datetime(2025, 1, 7, tzinfo=dt.UTC)
    )
    return Agreement.objects.get(pk=paper.pk)


def edit(paper: Agreement, target: str, version: int = 0) -> Agreement:
    indicator = paper.commitments.get().indicator_id
    return services.edit_draft(
        agreement_id=paper.pk,
        version=version,
        fields={f"i{indicator}-target": target},
        seen={},
        planned=document_from_plan(paper.position, YEAR, DAY),
        by=None,
    )


def acts(paper: Agreement) -> dict:
    """Return every act, ready to be done to a paper."""
    key = {"agreement_id": paper.pk, "by": None}
    return {
        "edit": partial(edit, paper, f"9{len(paper.state)}"),
        "submit": partial(services.submit, version=0, **key),
        "take_back": partial(services.take_back, **key),
        "send_back": partial(services.send_back, reason="Perbaiki target", **key),
        "approve": partial(services.approve, version=0, **key),
        "issue": partial(services.issue, day=DAY, **key),
        "withdraw": partial(services.withdraw, reason="Salah tanggal", **key),
        "take_effect": partial(services.take_effect, signed_on=DAY, **key),
        "delete": partial(services.delete_draft, **key),
    }


LEADS_TO = {
    ("edit", State.DRAFT): State.DRAFT,
    ("edit", State.RETURNED): State.RETURNED,
    ("submit", State.DRAFT): State.SUBMITTED,
    ("submit", State.RETURNED): State.SUBMITTED,
    ("take_back", State.SUBMITTED): State.DRAFT,
    ("take_back", State.APPROVED): State.DRAFT,
    ("send_back", State.SUBMITTED): State.RETURNED,
    ("approve", State.SUBMITTED): State.APPROVED,
    ("issue", State.APPROVED): State.WAITING,
    ("withdraw", State.WAITING): State.SUPERSEDED,
    ("take_effect", State.WAITING): State.IN_FORCE,
    ("delete", State.DRAFT): None,
    ("delete", State.RETURNED): None,
}
"""Every act that leads on; in all other states it is refused and changes nothing."""

ACTS = ("edit", "submit", "take_back", "send_back", "approve", "issue", "withdraw",
        "take_effect", "delete")  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_each_act_leads_on_from_its_states_and_is_refused_in_all_others(act, kasi):
    for state in State:
        paper = in_state(kasi, state)
        before = Entry.objects.count()

        if (act, state) not in LEADS_TO:
            with pytest.raises(Refused):
                acts(paper)[act]()
            paper.refresh_from_db()
            assert (paper.state, Entry.objects.count()) == (state, before)
        elif act != "delete":
            acts(paper)[act]()
            paper.refresh_from_db()
            assert paper.state == LEADS_TO[act, state]
            assert Entry.objects.count() > before
            Agreement.objects.filter(pk=kasi.pk).update(version=0)
            Signature.objects.all().delete()


@pytest.mark.parametrize("state", EDITABLE)
def test_a_draft_is_deleted(state, kasi):
    services.delete_draft(agreement_id=in_state(kasi, state).pk, by=None)

    assert not Agreement.objects.filter(pk=kasi.pk).exists()


def test_the_way_of_a_paper_is_told_from_its_history(season, kasi):
    by = granted(Role.OPERATOR, season.unit, full_name="Rini Astuti")
    key = {"agreement_id": kasi.pk}

    services.submit(version=0, by=by, **key)
    services.send_back(reason="Target terlalu rendah", by=None, **key)
    edit(kasi, "14")
    services.submit(version=1, by=by, **key)
    services.approve(version=1, by=by, **key)

    steps = timeline_of(kasi)
    assert [one.what for one in steps] == [
        "Disusun dari rencana",
        "Diajukan kepada atasan",
        "Dikembalikan",
        "Diubah",
        "Diajukan kepada atasan",
        "Disetujui atasan",
    ]
    assert (steps[2].reason, steps[1].who) == ("Target terlalu rendah", "Rini Astuti")
    kasi.refresh_from_db()
    assert (kasi.submitted_by, kasi.approved_by, kasi.returned_because) == (by, by, None)


def test_what_the_auditor_finds_certain_and_grave_stops_a_paper(season):
    camat = season.drawn()["Camat"]
    camat.document["budget_total"] += 1
    camat.document_sha256 = sha256_of_document(camat.document)
    camat.save()

    with pytest.raises(services.Stopped) as stopped:
        services.submit(agreement_id=camat.pk, version=0, by=None)

    assert [one.is_certain for one in stopped.value.findings] == [True]
    camat.refresh_from_db()
    assert camat.state == State.DRAFT
    kept = Finding.objects.of_subject(camat).stopping()
    assert list(kept) == list(stopped.value.findings)


def test_what_was_not_read_is_not_approved(kasi):
    services.submit(agreement_id=kasi.pk, version=0, by=None)
    services.take_back(agreement_id=kasi.pk, by=None)
    edit(kasi, "1")
    services.submit(agreement_id=kasi.pk, version=1, by=None)

    with pytest.raises(Refused, match="berubah sejak Anda membukanya"):
        services.approve(agreement_id=kasi.pk, version=0, by=None)


@pytest.mark.parametrize("act", ["send_back", "withdraw"])
def test_a_reason_is_asked_for(act, kasi):
    state = State.SUBMITTED if act == "send_back" else State.WAITING
    paper = in_state(kasi, state)

    with pytest.raises(Refused, match="Tulis alasan"):
        getattr(services, act)(agreement_id=paper.pk, reason="  ", by=None)


def test_the_same_words_typed_again_change_nothing(kasi):
    edit(kasi, "14")
    before = Entry.objects.count()

    assert edit(kasi, "14", version=0).version == 1
    assert Entry.objects.count() == before


def test_two_who_edit_one_version_conflict_and_the_first_stays(kasi):
    edit(kasi, "14", version=0)

    with pytest.raises(services.Conflict) as told:
        edit(kasi, "15", version=0)

    assert told.value.version == 1
    assert told.value.stored[f"i{kasi.commitments.get().indicator_id}-target"] == "14"
    kasi.refresh_from_db()
    assert [one.target_text for _, _, one in document_of(kasi).indicators()] == ["14"]


def test_an_edit_is_in_the_history_in_words(kasi):
    edit(kasi, "14")

    told = Entry.objects.get(action="agreement.edited")
    assert told.before == {"target “Jumlah forum”": "12"}
    assert told.after == {"target “Jumlah forum”": "14"}


def test_an_issued_paper_is_frozen_printed_and_waits_for_two_signatures(season, kasi):
    in_state(kasi, State.APPROVED)

    issued = services.issue(agreement_id=kasi.pk, day=DAY, by=None)

    issued.refresh_from_db()
    pdf = open_stored(issued.issued_pdf)
    assert pdf.startswith(b"%PDF")
    assert issued.issued_sha256 == sha256_of(pdf)
    assert len(issued.code) == 16
    assert [(one.order, one.appointment) for one in issued.signatures.all()] == [
        (1, season.kasi),
        (2, season.camat),
    ]
    issued.document["place"] = "Lain"
    with pytest.raises(Frozen):
        issued.save()


def test_no_two_issued_papers_share_a_code(season):
    papers = season.drawn()
    Agreement.objects.update(state=State.APPROVED)

    codes = {
        services.issue(agreement_id=one.pk, day=DAY, by=None).code
        for one in papers.values()
    }

    assert len(codes) == 3


def test_who_lost_his_position_meanwhile_does_not_sign(season, kasi):
    in_state(kasi, State.APPROVED)
    season.kasi.until = dt.date(2025, 1, 5)
    season.kasi.save()
    AppointmentFactory(
        official=OfficialFactory(full_name="Mira Lestari, S.Kom"),
        position=season.kasi.position,
        since=DAY,
    )

    with pytest.raises(Refused) as refusal:
        services.issue(agreement_id=kasi.pk, day=DAY, by=None)

    assert str(refusal.value) == (
        "Dedi Kurnia, S.AP tidak lagi memegang jabatan Kepala Seksi Pemerintahan pada 6 "
        "Januari 2025; jabatannya dipegang Mira Lestari, S.Kom. Perbarui naskahnya dari "
        "rencana."
    )
    kasi.refresh_from_db()
    assert (kasi.state, kasi.code) == (State.APPROVED, "kode")


def test_a_position_of_two_does_not_sign(season, kasi):
    in_state(kasi, State.APPROVED)
    AppointmentFactory(
        official=OfficialFactory(full_name="Mira Lestari, S.Kom"),
        position=season.camat.position,
        kind=AppointmentKind.PLH,
    )

    with pytest.raises(Refused, match=r"Jabatan Camat dipegang .* sekaligus"):
        services.issue(agreement_id=kasi.pk, day=DAY, by=None)


def test_an_issue_before_the_superiors_paper_holds_is_warned_of(season):
    papers = season.drawn()
    told = ["Perjanjian atasan (Camat) belum berlaku; isinya masih dapat berubah."]

    assert warnings_before_issue(papers[KASI]) == told
    assert warnings_before_issue(papers["Camat"]) == []
    Agreement.objects.filter(pk=papers["Camat"].pk).update(state=State.IN_FORCE)
    assert warnings_before_issue(papers[KASI]) == []


def test_a_paper_somebody_has_begun_to_sign_is_not_withdrawn(kasi):
    paper = in_state(kasi, State.APPROVED)
    services.issue(agreement_id=paper.pk, day=DAY, by=None)
    paper.signatures.filter(order=1).update(state=SignatureState.REQUESTED)

    with pytest.raises(Refused, match="sudah mulai ditandatangani"):
        services.withdraw(agreement_id=paper.pk, reason="Salah", by=None)


def test_after_a_withdrawal_a_new_paper_is_drawn_up_and_both_stay(season, kasi):
    paper = in_state(kasi, State.APPROVED)
    services.issue(agreement_id=paper.pk, day=DAY, by=None)
    services.withdraw(agreement_id=paper.pk, reason="Salah tanggal", by=None)

    season.drawn()

    chain = Agreement.objects.filter(position=season.kasi.position)
    assert [(one.edition, one.state) for one in chain] == [
        (0, State.SUPERSEDED),
        (1, State.DRAFT),
    ]


def test_a_signed_paper_holds_and_its_targets_are_the_years(season, kasi):
    edit(kasi, "15")
    in_state(kasi, State.WAITING)

    services.take_effect(agreement_id=kasi.pk, signed_on=DAY, by=None)

    kasi.refresh_from_db()
    assert (kasi.state, kasi.signed_on) == (State.IN_FORCE, DAY)
    target = Target.objects.get(series=season.forum.series, stage=Stage.PK)
    assert (target.text, target.revision) == ("15", 0)


def test_what_the_superior_promises_too_is_his_to_set(season):
    papers = season.drawn()
    kasi, camat = papers[KASI], papers["Camat"]
    camat.commitments.create(indicator=season.forum, order=9)
    Agreement.objects.filter(pk=camat.pk).update(state=State.IN_FORCE)
    in_state(kasi, State.WAITING)

    services.take_effect(agreement_id=kasi.pk, signed_on=DAY, by=None)

    assert not Target.objects.filter(stage=Stage.PK).exists()


def test_the_one_before_is_replaced(season, kasi):
    before = in_state(kasi, State.IN_FORCE)
    after = Agreement.objects.create(
        unit=kasi.unit, year=kasi.year, position=kasi.position, revision=1,
        first_party=kasi.first_party, second_party=kasi.second_party,
        state=State.WAITING, code="lain", issued_at=before.issued_at, layout="national",
        document=kasi.document, document_sha256=kasi.document_sha256, based_on=before,
    )  # fmt: skip

    services.take_effect(agreement_id=after.pk, signed_on=DAY, by=None)

    before.refresh_from_db()
    assert before.state == State.SUPERSEDED
    assert Entry.objects.filter(action="agreement.replaced", subject_id=before.pk).exists()


def test_a_plan_changed_while_papers_are_out_leaves_them_byte_for_byte(season, kasi):
    in_state(kasi, State.APPROVED)
    issued = services.issue(agreement_id=kasi.pk, day=DAY, by=None)
    pdf = open_stored(issued.issued_pdf)
    plan_target(season.forum, "20", Stage.RENJA)
    season.budget.lines.all().delete()

    again = Agreement.objects.get(pk=kasi.pk)

    assert open_stored(again.issued_pdf) == pdf
    assert document_of(again) == document_of(issued)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (dt.date(2024, 12, 20), dt.date(2025, 1, 1)),
        (dt.date(2025, 3, 4), dt.date(2025, 3, 4)),
        (dt.date(2026, 1, 5), dt.date(2025, 12, 31)),
    ],
)
def test_a_paper_is_drawn_up_within_its_year(today, day):
    assert day_of_drawing(2025, today) == day


# --- who may ------------------------------------------------------------------------------

OFFICE = {Role.OPERATOR, Role.VERIFIKATOR, Role.PEMBINA}
MAY = {
    "draw_up": (OFFICE, OFFICE),
    "prepare": (OFFICE, OFFICE),
    "review": ({Role.KEPALA}, {Role.PIMPINAN, Role.PEMBINA}),
    "issue": (OFFICE | {Role.KEPALA}, OFFICE | {Role.KEPALA}),
}
"""By act: roles that may with a paper inside the unit, and with the head's own."""


@pytest.mark.parametrize("role", Role)
def test_each_role_does_what_is_its_own(role, season):
    papers = season.drawn()
    user = granted(role, None if role in PEMDA_ROLES else season.unit)
    ask = {"prepare": can_prepare, "review": can_review, "issue": can_issue}

    for act, (inside, of_head) in MAY.items():
        if act == "draw_up":
            assert can_draw_up(user, season.unit) == (role in inside)
            continue
        assert ask[act](user, papers[KASI]) == (role in inside), act
        assert ask[act](user, papers["Camat"]) == (role in of_head), act


@pytest.mark.parametrize("role", sorted(set(Role) - set(PEMDA_ROLES)))
def test_nobody_acts_on_the_papers_of_another_unit(role, season):
    kasi = season.drawn()[KASI]
    user = granted(role, UnitFactory())

    assert acts_open(user, kasi) == frozenset()
    assert not can_review(user, kasi)


def test_the_parties_themselves_prepare_and_decide(season):
    papers = season.drawn()
    own, superior = season.user_of(season.kasi), season.user_of(season.camat)

    assert can_prepare(own, papers[KASI])
    assert not can_prepare(own, papers["Sekretaris Camat"])
    assert can_review(superior, papers[KASI])
    assert not can_review(superior, papers["Camat"])
    assert not can_review(own, papers[KASI])


def test_the_head_does_not_approve_his_own_paper(season):
    papers = season.drawn()
    camat = season.user_of(season.camat, Role.KEPALA)

    assert can_review(camat, papers[KASI])
    assert not can_review(camat, papers["Camat"])


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (State.DRAFT, {"edit", "submit", "refresh", "delete"}),
        (State.RETURNED, {"edit", "submit", "refresh", "delete"}),
        (State.SUBMITTED, {"take_back"}),
        (State.APPROVED, {"take_back", "issue"}),
        (State.WAITING, {"withdraw"}),
        (State.IN_FORCE, set()),
        (State.SUPERSEDED, set()),
    ],
)
def test_a_page_offers_only_what_leads_on(state, offered, season, kasi):
    user = granted(Role.OPERATOR, season.unit)

    assert acts_open(user, in_state(kasi, state)) == offered
