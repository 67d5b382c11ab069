"""What is found again keeps what was decided; what is gone is fixed; nothing is silent."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from jenjang.apps.findings.models import Audit, Finding, FindingState
from jenjang.apps.findings.services import About, keep_audit, settle
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused
from jenjang.papers.audit import Finding as Found
from jenjang.papers.audit import Severity, Spot
from jenjang.papers.blocks import Place
from tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def said(written: str = "Rp 31.940.000", **rest: Any) -> Found:
    """Return a finding as the auditor gives it."""
    stated: dict[str, Any] = {
        "rule": "R01",
        "severity": Severity.MISCALCULATED,
        "certain": True,
        "written": written,
        "expected": "Rp 17.360.000",
        "message": "Pagu kegiatan tidak sama dengan jumlah rinciannya.",
        "places": (Spot("pk.pdf", Place(page=2, line=14)),),
        "group": "pagu kegiatan",
    }
    return Found(**stated | rest)


def about(unit: Unit, sha256: str = "a" * 64) -> About:
    return About(unit, unit.pk, 2025, sha256)


def audited(unit: Unit, *findings: Found) -> list[Finding]:
    """Return the findings about the unit after one more run."""
    keep_audit(about=about(unit), findings=findings, by=None)
    return list(Finding.objects.of_subject(unit).order_by("order"))


def test_a_run_keeps_what_was_found_with_its_places():
    unit = UnitFactory()

    (finding,) = audited(unit, said())

    assert (finding.rule, finding.severity, finding.is_certain) == (
        "R01",
        "salah hitung",
        True,
    )
    assert finding.places == [{"file": "pk.pdf", "page": 2, "line": 14, "cell": None}]
    assert (finding.unit, finding.year, finding.state) == (unit, 2025, "terbuka")


def test_the_first_of_a_cause_is_its_root():
    found = audited(UnitFactory(), said("a"), said("b"), said("c", group=""))

    assert [one.is_root for one in found] == [True, False, True]


def test_a_dismissed_finding_stays_dismissed_though_it_moved_to_another_line():
    unit, user = UnitFactory(), UserFactory()
    (finding,) = audited(unit, said())
    settle(
        finding_id=finding.pk,
        state=FindingState.NOT_AN_ERROR,
        reason="Tunjangan tidak termasuk rincian.",
        by=user,
    )

    (again,) = audited(unit, said(places=(Spot("pk.pdf", Place(page=3, line=2)),)))

    assert (again.pk, again.state) == (finding.pk, FindingState.NOT_AN_ERROR)
    assert [(one["page"], one["line"]) for one in again.places] == [(3, 2)]
    assert again.reason == "Tunjangan tidak termasuk rincian."


def test_another_text_is_another_finding_and_the_old_one_is_fixed():
    unit = UnitFactory()
    (old,) = audited(unit, said("Rp 31.940.000"))

    new, gone = sorted(audited(unit, said("Rp 18.000.000")), key=lambda one: -one.pk)

    assert (gone.pk, gone.state) == (old.pk, FindingState.FIXED)
    assert (new.written, new.state) == ("Rp 18.000.000", FindingState.OPEN)


def test_a_finding_said_to_be_fixed_that_is_still_there_is_open_again():
    unit = UnitFactory()
    (finding,) = audited(unit, said())
    settle(finding_id=finding.pk, state=FindingState.FIXED, by=UserFactory())

    (again,) = audited(unit, said())

    assert (again.pk, again.state) == (finding.pk, FindingState.OPEN)


def test_the_same_thing_written_twice_is_two_findings():
    unit = UnitFactory()

    found = audited(unit, said(), said())

    assert len(found) == 2
    assert len(audited(unit, said(), said())) == 2


def test_runs_are_kept_with_how_many_they_found():
    unit = UnitFactory()
    audited(unit, said())
    audited(unit)

    assert [run.found for run in Audit.objects.order_by("pk")] == [1, 0]


@pytest.mark.parametrize("state", [FindingState.ACCEPTED, FindingState.NOT_AN_ERROR])
def test_settling_without_a_reason_is_refused_and_changes_nothing(state: FindingState):
    (finding,) = audited(UnitFactory(), said())

    with pytest.raises(Refused, match="Tulis alasannya"):
        settle(finding_id=finding.pk, state=state, reason="   ", by=UserFactory())

    finding.refresh_from_db()
    assert finding.state == FindingState.OPEN
    assert not Entry.objects.filter(action="finding.settled").exists()


def test_the_database_itself_wants_a_reason():
    (finding,) = audited(UnitFactory(), said())

    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(state=FindingState.ACCEPTED)


def test_who_decides_after_somebody_else_is_told_and_nothing_is_overwritten():
    (finding,) = audited(UnitFactory(), said())
    settle(
        finding_id=finding.pk,
        state=FindingState.ACCEPTED,
        reason="Sesuai berita acara.",
        seen=FindingState.OPEN,
        by=UserFactory(),
    )

    with pytest.raises(Refused, match="oleh orang lain"):
        settle(
            finding_id=finding.pk,
            state=FindingState.FIXED,
            seen=FindingState.OPEN,
            by=UserFactory(),
        )

    finding.refresh_from_db()
    assert (finding.state, finding.reason) == ("diterima", "Sesuai berita acara.")


def test_a_decision_is_in_the_history_with_its_reason():
    unit, user = UnitFactory(), UserFactory()
    (finding,) = audited(unit, said())

    settle(
        finding_id=finding.pk,
        state=FindingState.ACCEPTED,
        reason="Pembulatan DPA.",
        by=user,
    )

    entry = Entry.objects.get(action="finding.settled")
    assert (entry.actor, entry.unit_id) == (user, unit.pk)
    assert entry.after == {"state": "diterima", "reason": "Pembulatan DPA."}


def test_only_certain_open_findings_of_the_grave_kinds_stop_a_document():
    unit = UnitFactory()
    audited(
        unit,
        said("a"),
        said("b", certain=False),
        said("c", severity=Severity.FORMAT),
        said("d", severity=Severity.COPIED),
    )

    stopping = Finding.objects.of_subject(unit).stopping().order_by("order")

    assert [one.written for one in stopping] == ["a", "d"]
