"""The history only grows, and tells the changes of one request together."""

import datetime as dt
from decimal import Decimal

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from jenjang.apps.history.middleware import RequestId
from jenjang.apps.history.models import AppendOnly, Entry
from jenjang.apps.history.services import entry, record, record_all
from tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_to_which_row():
    user, unit = UserFactory(), UnitFactory()

    made = record(
        actor=user, action="unit.renamed", subject=unit, before="A", after="B", unit_id=7
    )

    stored = Entry.objects.get(pk=made.pk)
    assert (stored.actor, stored.action, stored.unit_id) == (user, "unit.renamed", 7)
    assert (stored.subject_type, stored.subject_id) == ("organisation.Unit", unit.pk)
    assert (stored.subject_label, stored.before, stored.after) == (unit.name, "A", "B")


def test_days_and_decimals_are_kept_as_text():
    after = {"since": dt.date(2025, 1, 2), "value": Decimal("87.50")}

    made = record(actor=None, action="x", subject=UnitFactory(), after=after)

    made.refresh_from_db()
    assert made.after == {"since": "2025-01-02", "value": "87.50"}


def test_an_entry_is_neither_changed_nor_removed_in_any_way():
    made = record(actor=None, action="x", subject=UnitFactory())

    for attempt in (
        made.save,
        made.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(action="y"),
    ):
        with pytest.raises(AppendOnly):
            attempt()

    assert Entry.objects.get().action == "x"


def test_entries_are_found_by_unit_and_by_row():
    one, other = UnitFactory(), UnitFactory()
    record(actor=None, action="a", subject=one, unit_id=one.pk)
    record(actor=None, action="b", subject=other, unit_id=other.pk)
    record(actor=None, action="c", subject=one)

    assert [e.action for e in Entry.objects.of_unit(one.pk)] == ["a"]
    assert [e.action for e in Entry.objects.of_subject(one)] == ["c", "a"]


def test_many_entries_cost_one_query(django_assert_num_queries):
    unit = UnitFactory()
    entries = [entry(actor=None, action=f"a{n}", subject=unit) for n in range(5)]

    with django_assert_num_queries(1):
        record_all(entries)

    assert [e.action for e in Entry.objects.all()] == ["a4", "a3", "a2", "a1", "a0"]


@pytest.mark.parametrize("given", ["abcd-1234", None, "<script>", "x" * 80])
def test_the_changes_of_one_request_share_an_id_that_the_answer_names(given):
    unit = UnitFactory()

    def view(_: HttpRequest) -> HttpResponse:
        record(actor=None, action="a", subject=unit)
        record(actor=None, action="b", subject=unit)
        return HttpResponse()

    headers = {} if given is None else {"X-Request-ID": given}
    response = RequestId(view)(RequestFactory().get("/", headers=headers))
    record(actor=None, action="c", subject=unit)

    ids = list(Entry.objects.order_by("pk").values_list("request_id", flat=True))
    assert ids == [response["X-Request-ID"], response["X-Request-ID"], None]
    assert (response["X-Request-ID"] == given) is (given == "abcd-1234")
