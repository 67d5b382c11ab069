"""An agreement in force is frozen; the next one replaces it and keeps it."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jenjang.apps.agreements import permissions
from jenjang.apps.agreements.models import (
    EDITABLE,
    OPEN,
    Agreement,
    Frozen,
    Signature,
    SignatureState,
    State,
)
from jenjang.apps.agreements.snapshots import document_of, frozen, objectives_in_force
from jenjang.apps.history.models import Entry
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.organisation.models import Role, Unit
from jenjang.core.values import Refused
from tests import office
from tests.factories import TODAY, GovernmentFactory, UnitFactory, granted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _camats():
    GovernmentFactory()
    adopt_papers([office.camats(), office.kasis()], by=None)


def camats() -> Agreement:
    return Agreement.objects.get(position__name="Camat", state=State.IN_FORCE)


def in_state(state: State) -> Agreement:
    Agreement.objects.filter(position__name="Camat").update(
        state=state, code="a", issued_at=timezone.now()
    )
    return Agreement.objects.get(position__name="Camat")


def another(first: Agreement, **facts) -> Agreement:
    same = ("unit", "year", "position", "first_party", "layout", "document")
    fields = {name: getattr(first, name) for name in same}
    return Agreement.objects.create(**fields, document_sha256="0", **facts)


def test_a_document_in_force_is_not_changed_in_any_way():
    agreement = camats()
    agreement.document = {"kind": "PK", "year": 2030}

    for attempt in (
        agreement.save,
        lambda: agreement.save(update_fields=["document"]),
        lambda: Agreement.objects.update(document={}),
        lambda: Agreement.objects.filter(pk=agreement.pk).update(document_sha256="0"),
    ):
        with pytest.raises(Frozen):
            attempt()

    assert document_of(camats()) == office.camats()


@pytest.mark.parametrize("state", State)
def test_a_document_changes_in_the_states_that_are_edited_and_in_no_other(state):
    agreement = in_state(state)
    agreement.document = {"kind": "PK", "year": 2030}

    if state in EDITABLE:
        agreement.save(update_fields=["document"])
    else:
        with pytest.raises(Frozen):
            agreement.save(update_fields=["document"])

    agreement.refresh_from_db()
    assert (agreement.document["year"] == 2030) == (state in EDITABLE)


@pytest.mark.parametrize("state", State)
def test_a_paper_is_deleted_in_the_states_that_are_edited_and_in_no_other(state):
    agreement = in_state(state)

    for attempt in (Agreement.objects.filter(pk=agreement.pk).delete, agreement.delete):
        if state in EDITABLE:
            continue
        with pytest.raises(Frozen):
            attempt()
    if state in EDITABLE:
        agreement.delete()

    assert Agreement.objects.filter(position__name="Camat").exists() == (
        state not in EDITABLE
    )


@pytest.mark.parametrize("state", OPEN)
def test_the_database_refuses_two_open_papers_of_one_position(state):
    first = in_state(State.DRAFT)

    with pytest.raises(IntegrityError), transaction.atomic():
        another(first, revision=1, state=state, code="b", issued_at=timezone.now())


def test_the_database_refuses_waiting_for_signatures_without_having_been_issued():
    with pytest.raises(IntegrityError), transaction.atomic():
        another(camats(), revision=1, state=State.WAITING)


def test_the_database_refuses_a_third_signature_and_one_without_a_day():
    agreement = camats()
    facts = {"agreement": agreement, "appointment": agreement.first_party}

    for wrong in ({"order": 3}, {"order": 1, "state": SignatureState.SIGNED}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Signature.objects.create(**facts, **wrong)
    Signature.objects.create(**facts, order=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(**facts, order=1)


def test_a_document_changed_behind_our_back_is_noticed():
    agreement = camats()
    agreement.document["year"] = 2030

    with pytest.raises(Refused, match="tidak lagi sama dengan yang dibekukan"):
        document_of(agreement)


def test_the_hash_does_not_depend_on_the_order_of_keys_or_where_it_was_read():
    document = office.camats()

    as_json, sha256 = frozen(document)

    assert frozen(replace(document))[1] == sha256
    assert camats().document_sha256 == sha256
    assert frozen(replace(document, year=2026))[1] != sha256
    assert as_json["budget_total"] == 530_000_000


def test_a_state_may_still_change():
    agreement = camats()
    agreement.state = State.SUPERSEDED

    agreement.save(update_fields=["state"])

    assert not Agreement.objects.in_force().filter(position__name="Camat").exists()


def test_the_database_refuses_two_in_force_of_one_position():
    with pytest.raises(IntegrityError), transaction.atomic():
        another(camats(), edition=1, state=State.IN_FORCE)


def test_a_replaced_agreement_is_in_the_history():
    adopt_papers([office.with_target(office.camats(), "88,00", "88")], by=None)

    told = Entry.objects.get(action="agreement.replaced")
    assert (told.before, told.after) == ("berlaku", "digantikan")
    assert told.unit_id == Unit.objects.get().pk


def test_nodes_no_paper_promises_any_more_are_not_in_force():
    first, _ = office.camats().objectives
    fewer = replace(office.camats(), objectives=(first,))

    adopt_papers([fewer], by=None)

    texts = [node.text for node in objectives_in_force(Unit.objects.get().pk, 2025)]
    assert texts == [first.text, "Terselenggaranya forum koordinasi pimpinan"]


@pytest.mark.parametrize("papers", [1, 2])
def test_lists_cost_the_same_queries_for_any_number_of_rows(
    papers, django_assert_num_queries
):
    with django_assert_num_queries(1):
        rows = list(Agreement.objects.of_year(2025).for_table()[:papers])
        told = [
            (str(row), row.first_party.official.full_name, row.second_party.position.name)
            for row in rows
        ]
    assert len(told) == papers


def test_the_nodes_in_force_cost_three_queries(django_assert_num_queries):
    unit = Unit.objects.get()
    with django_assert_num_queries(3):
        for node in objectives_in_force(unit.pk, 2025):
            assert node.owner.name
            list(node.activities.all())


def test_an_agreement_is_read_and_replaced_by_its_unit():
    agreement = camats()
    own = granted(Role.OPERATOR, agreement.unit)
    other = granted(Role.OPERATOR, UnitFactory())

    assert permissions.can_read(own, agreement, TODAY)
    assert permissions.can_replace(own, agreement, TODAY)
    assert not permissions.can_read(other, agreement, TODAY)
    assert not permissions.can_replace(granted(Role.PIMPINAN), agreement, TODAY)
    assert list(Agreement.objects.visible_to(other, TODAY)) == []
