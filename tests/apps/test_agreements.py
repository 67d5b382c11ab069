"""An agreement in force is frozen; the next one replaces it and keeps it."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from jenjang.apps.agreements import permissions
from jenjang.apps.agreements.models import Agreement, Frozen, State
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
    first = camats()
    fields = {
        name: getattr(first, name)
        for name in ("unit", "year", "position", "first_party", "layout", "document")
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(
            **fields, edition=1, state=State.IN_FORCE, document_sha256="0"
        )


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
