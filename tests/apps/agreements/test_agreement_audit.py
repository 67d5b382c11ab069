"""The agreements of a unit are held against one another by the auditor's rules."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.agreements.services import audit_agreements
from jenjang.apps.agreements.tasks import audit_unit
from jenjang.apps.findings.models import Audit, Finding
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.organisation.models import Role, Unit
from jenjang.papers.document import Agreement as Paper
from tests.factories import GovernmentFactory, granted
from tests.office import camats, kasubags, sekcams

pytestmark = pytest.mark.django_db


def adopted(*papers: Paper) -> Unit:
    """Return the unit whose agreements these became."""
    GovernmentFactory()
    adopt_papers(papers, by=None)
    return Unit.objects.get(name="Kecamatan Sukamaju")


def test_a_total_that_does_not_add_up_is_kept_with_the_agreement_it_stands_in():
    unit = adopted(replace(camats(), budget_total_idr=531_000_000), sekcams())

    audit_agreements(unit=unit, year=2025, by=None)

    camat = Agreement.objects.get(position__name="Camat")
    found = Finding.objects.of_subject(camat).filter(rule="R01", is_certain=True)
    assert [one.written for one in found] == ["Rp 531.000.000"]
    assert found[0].places[0]["cell"]


def test_a_ceiling_that_differs_from_the_superiors_is_found_across_agreements():
    unit = adopted(camats(), sekcams(), kasubags())

    audit_agreements(unit=unit, year=2025, by=None)

    found = Finding.objects.filter(unit=unit, rule="R23")
    assert {place["file"] for one in found for place in one.places} >= {
        str(one) for one in Agreement.objects.exclude(position__reports_to__reports_to=None)
    }


def test_auditing_again_finds_the_same_rows():
    unit = adopted(replace(camats(), budget_total_idr=531_000_000))
    audit_agreements(unit=unit, year=2025, by=None)
    before = sorted(Finding.objects.values_list("pk", "state"))

    audit_agreements(unit=unit, year=2025, by=None)

    assert sorted(Finding.objects.values_list("pk", "state")) == before
    assert Audit.objects.count() == 2


def test_the_button_audits_and_the_paper_shows_what_was_found_in_place(client: Client):
    unit = adopted(replace(camats(), budget_total_idr=531_000_000))
    client.force_login(granted(Role.OPERATOR, unit))

    answer = client.post(reverse("agreements:audit"), follow=True)
    page = client.get(reverse("agreements:detail", args=[Agreement.objects.get().pk]))

    assert "sudah diperiksa" in answer.content.decode()
    assert "531.000.000</mark>" in page.content.decode()


def test_all_units_are_audited_by_the_worker_after_the_request(
    client: Client, django_capture_on_commit_callbacks: Any
):
    unit = adopted(replace(camats(), budget_total_idr=531_000_000))
    client.force_login(granted(Role.PEMBINA))

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("agreements:audit_all"))

    assert answer["Location"] == reverse("findings:board")
    (waiting,) = DBTaskResult.objects.ready()
    assert waiting.args_kwargs["args"][:2] == [unit.pk, 2025]
    assert audit_unit.call(*waiting.args_kwargs["args"]) > 0
    assert Finding.objects.filter(unit=unit, rule="R01").exists()
