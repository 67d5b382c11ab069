"""A report is opened with its sections, and follows the plan without losing a text."""

from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import PeriodKind
from jenjang.apps.plans.models import Indicator, Objective, Target
from jenjang.apps.reports.models import (
    Passage,
    PassageKind,
    PerformanceReport,
    ReportTemplate,
    Section,
)
from jenjang.apps.reports.services import (
    Refreshed,
    refresh_report,
    remove_passage,
    write_passage,
)
from jenjang.core.outlines import outline_for
from jenjang.core.values import Refused
from tests.apps.reports.written import opened, opened_with_proposals


@pytest.fixture
def report(kecamatan):
    return opened(kecamatan)


def typed(section, text="Ditulis tangan."):
    return Passage.objects.create(
        section=section, order=9, kind=PassageKind.PARAGRAPH, text=text
    )


def standing(report):
    return report.sections.filter(is_gone=False)


def test_it_has_every_section_of_the_outline_in_its_order(report):
    keys = [s.key for s in report.sections.filter(series=None, lineage=None)]
    assert keys == [section.key for section in outline_for("year").sections]


def test_the_analysis_stands_again_for_each_objective_and_each_indicator(report):
    repeated = report.sections.filter(key="3.a.analisis")
    objectives = repeated.filter(lineage__isnull=False, series=None)
    indicators = repeated.filter(series__isnull=False)
    assert [s.title for s in objectives] == [s.objective.text for s in objectives]
    assert {s.title for s in indicators} == {
        one.text for s in indicators for one in Indicator.objects.filter(series=s.series)
    }
    assert {s.level for s in objectives} == {4}
    assert {s.level for s in indicators} == {5}


def test_parts_are_passages_without_a_text(report):
    section = report.sections.get(key="3.a.capaian")
    found = [(one.kind, one.part, one.text) for one in section.passages.all()]
    assert found == [
        ("bagian data", "skala", ""),
        ("bagian data", "capaian", ""),
        ("bagian data", "capaian-pejabat", ""),
        ("bagian data", "grafik-capaian", ""),
    ]


def test_the_parts_of_an_analysis_stand_in_the_sections_of_indicators(report):
    holding = Section.objects.filter(passages__part="analisis-indikator")
    assert holding
    assert all(section.series_id for section in holding)


@pytest.mark.parametrize(
    ("kind", "title"),
    [(PeriodKind.QUARTER, "Triwulan I 2025"), (PeriodKind.SEMESTER, "Semester I 2025")],
)
def test_shorter_periods_have_reports_of_the_same_parts(kecamatan, kind, title):
    report = opened(kecamatan, kind)
    assert str(report) == f"Laporan kinerja {kecamatan.unit} {title}"
    assert report.sections.filter(passages__part="capaian").count() == 1


def test_opening_is_written_in_the_history(report):
    entry = Entry.objects.of_subject(report).get()
    assert entry.action == "performance_report.opened"
    assert entry.unit_id == report.unit_id


def test_a_second_report_of_a_period_is_refused(report, kecamatan):
    with pytest.raises(Refused, match="sudah dibuka"):
        opened(kecamatan)


def test_a_month_has_no_report(kecamatan):
    with pytest.raises(Refused, match="triwulan, semester, atau tahun"):
        opened(kecamatan, PeriodKind.MONTH)


def test_the_outline_is_written_down_once(report, kecamatan):
    opened(kecamatan, PeriodKind.QUARTER)
    opened(kecamatan, PeriodKind.QUARTER, 2)
    assert ReportTemplate.objects.count() == 2


def test_a_refresh_of_what_did_not_change_changes_nothing(kecamatan):
    report = opened_with_proposals(kecamatan)
    before = everything(report)
    assert refresh_report(report_id=report.pk, by=None) == Refreshed()
    assert everything(report) == before


def everything(report):
    passages = Passage.objects.filter(section__report=report)
    return list(report.sections.values()), list(passages.values())


def test_drafts_of_sentences_wait_for_somebody_and_hold_no_figure(kecamatan):
    report = opened_with_proposals(kecamatan)
    drafts = Passage.objects.filter(section__report=report).drafts()
    summary = drafts.filter(section__key="ringkasan").first()
    assert "{unit}" in summary.text
    assert summary.sources


def test_a_discarded_draft_does_not_come_back_and_an_accepted_one_stays(kecamatan):
    report = opened_with_proposals(kecamatan)
    first, second = Passage.objects.filter(section__report=report).drafts()[:2]
    remove_passage(passage_id=first.pk, version=1, by=None)
    write_passage(passage_id=second.pk, version=1, text="Kata sendiri", by=None)
    assert refresh_report(report_id=report.pk, by=None).proposals == 0
    second.refresh_from_db()
    assert second.text == "Kata sendiri"
    assert not Passage.objects.drafts().filter(proposal=first.proposal).exists()


def test_the_section_comes_back_with_its_indicator(report):
    gone = _without_one(report)
    refresh_report(report_id=report.pk, by=None)
    Indicator.objects.filter(series=gone.series).update(plan=_plan(report))

    done = refresh_report(report_id=report.pk, by=None)

    gone.refresh_from_db()
    assert done.added == ()
    assert not gone.is_gone


def test_an_indicator_that_left_the_plan_leaves_a_marked_section_with_its_text(report):
    gone = _without_one(report)
    passage = typed(gone)

    done = refresh_report(report_id=report.pk, by=None)

    gone.refresh_from_db()
    passage.refresh_from_db()
    assert done.gone == (gone.objective.text, gone.title)
    assert gone.is_gone
    assert passage.text == "Ditulis tangan."
    assert gone.order > max(standing(report).values_list("order", flat=True))


def test_an_objective_keeps_its_section_in_the_next_version_of_the_plan(report):
    section = report.sections.filter(key="3.a.analisis", series=None).exclude(lineage=None)[
        0
    ]
    old = section.objective
    new = Objective.objects.create(
        plan=old.plan, level=old.level, text="Kata-kata baru", path=old.path,
        lineage=old.lineage, folded_text="kata kata baru",
    )  # fmt: skip
    Indicator.objects.filter(objective=old).update(objective=new)
    passage = typed(section)

    done = refresh_report(report_id=report.pk, by=None)

    section.refresh_from_db()
    assert (done.added, done.gone) == ((), ())
    assert (section.objective, section.title) == (new, "Kata-kata baru")
    assert list(section.passages.all()) == [passage]


def test_a_frozen_report_is_not_refreshed(report):
    type(report).objects.filter(pk=report.pk).update(state="disetujui")
    with pytest.raises(Refused, match="sudah disetujui"):
        refresh_report(report_id=report.pk, by=None)


def _without_one(report):
    """Take an indicator out of the unit's plans; return the section it had."""
    section = report.sections.filter(series__isnull=False).last()
    Indicator.objects.filter(series=section.series).update(plan=_draft(report))
    return section


def _plan(report):
    return report.sections.filter(objective__isnull=False)[0].objective.plan


def _draft(report):
    return type(_plan(report)).objects.create(
        unit=report.unit, kind="rpjmd", first_year=2025, last_year=2025, state="draf"
    )


CHANGES = st.lists(
    st.sampled_from(["leave", "return", "reword", "retarget", "discard", "refresh"]),
    max_size=8,
)


def change_and_refresh(kecamatan, report, changes):
    """Change the record in any order and refresh; assert that no typed text changed."""
    typed_before = _typed_texts(report)
    settled, draft = _plan(report), _drafted(report)
    known = Indicator.objects.filter(plan__in=[settled, draft])
    indicator = known.order_by("pk").last()
    known.update(plan=settled)  # where an example before left it
    for change in [*changes, "refresh"]:
        if change == "leave":
            Indicator.objects.filter(pk=indicator.pk).update(plan=draft)
        elif change == "return":
            Indicator.objects.filter(pk=indicator.pk).update(plan=settled)
        elif change == "reword":
            Indicator.objects.filter(pk=indicator.pk).update(text="Kata-kata lain")
        elif change == "retarget":
            Target.objects.filter(series=indicator.series).update(value=Decimal("1.5"))
        elif change == "discard":
            Passage.objects.drafts().update(removed_at=timezone.now())
        refresh_report(report_id=report.pk, by=None)
    assert _typed_texts(report) == typed_before


def _typed_texts(report):
    rows = Passage.objects.filter(section__report=report, proposal="")
    return {one.pk: (one.text.encode(), one.caption, one.version) for one in rows}


def _drafted(report):
    drafts = type(_plan(report)).objects.filter(unit=report.unit, state="draf")
    return drafts.first() or _draft(report)


def _written_everywhere(kecamatan):
    report = opened_with_proposals(kecamatan)
    for n, section in enumerate(report.sections.all()):
        typed(section, f"Teks {n} {{unit}} {{ik{n}.realisasi}} {{{{ – é\n\n  akhir")
    return report


@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_a_changed_record_leaves_typed_texts_byte_for_byte(kecamatan, changes):
    report = PerformanceReport.objects.first() or _written_everywhere(kecamatan)
    change_and_refresh(kecamatan, report, changes)


@pytest.mark.proof
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_proof_that_no_change_of_the_record_touches_a_typed_text(kecamatan, changes):
    report = PerformanceReport.objects.first() or _written_everywhere(kecamatan)
    change_and_refresh(kecamatan, report, changes)
