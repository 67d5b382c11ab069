"""Texts keep their figures in another version of the plan, and in another year."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Benchmark, Indicator, Objective
from jenjang.apps.reports import services
from jenjang.apps.reports.models import Passage, PassageDraft, Section, SectionVersion
from jenjang.apps.reports.services import NewPassage
from jenjang.apps.reports.snapshots.written.composing import drawn_section
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import read_written
from jenjang.core.values import Refused
from tests.apps.reports.written import opened, opened_with_proposals, paragraph

MIGRATION = import_module("jenjang.apps.reports.migrations.0003_figures_by_lineage")


def name_of(objective):
    return f"sasaran-{objective.lineage.hex[:12]}"


def drawn(passage):
    """Return a passage as it is printed now."""
    report = passage.section.report
    section = drawn_section(read_written(report), read_material(report), passage.section_id)
    return next(one for one in section.passages if one.passage.pk == passage.pk)


def replaced(objective):
    """Return the objective in the next version of its plan: another row, one lineage."""
    new = Objective.objects.create(
        plan=objective.plan, level=objective.level, text="Kata-kata baru", path="99999999",
        lineage=objective.lineage, folded_text="kata kata baru",
    )  # fmt: skip
    new.activities.set(objective.activities.all())
    Indicator.objects.filter(objective=objective).update(objective=new)
    return new


def test_a_figure_of_an_objective_survives_a_perubahan_of_the_plan(kecamatan):
    report = opened_with_proposals(kecamatan)
    old = kecamatan.indicators[0].objective
    token = f"{{{name_of(old)}.rata}} untuk {{{name_of(old)}.nama}}"
    passage = paragraph(report.sections.get(key="ringkasan"), token)
    before = drawn(passage).blocks[0].text
    section = report.sections.get(key="3.a.analisis", lineage=old.lineage, series=None)
    keys = set(Passage.objects.exclude(proposal="").values_list("proposal", flat=True))

    new = replaced(old)

    now = drawn(passage)
    assert not now.missing
    assert now.blocks[0].text == before.replace(old.text, "Kata-kata baru")
    assert read_material(report).subject(section).pk == new.pk
    assert services.refresh_report(report_id=report.pk, by=None).proposals == 0
    rows = Passage.objects.exclude(proposal="")
    assert set(rows.values_list("proposal", flat=True)) == keys


def test_a_standard_is_named_by_whose_it_is(kecamatan):
    indicator = kecamatan.indicators[0]
    Benchmark.objects.create(
        series=indicator.series, text=indicator.text, folded_text="x", year=2024,
        level="nasional", value="70", source="BPS",
    )  # fmt: skip
    figures = read_material(opened(kecamatan)).figures
    assert figures[f"ik{indicator.series_id}.standar_nasional"].text == "70"


@pytest.fixture
def pair(kecamatan):
    """Return the reports of 2024 and 2025; both tell of one indicator."""
    period = Period.objects.get(year=2024, kind=PeriodKind.YEAR)
    old = services.open_report(unit_id=kecamatan.unit.pk, period_id=period.pk, by=None)
    Passage.objects.exclude(proposal="").delete()
    new = opened(kecamatan)
    told = new.sections.filter(key="3.a.analisis", series__isnull=False).first()
    fields = ("source", "key", "title", "level", "numbering", "order", "objective",
              "lineage", "series")  # fmt: skip
    same = {name: getattr(told, name) for name in fields}
    Section.objects.create(report=old, **same)
    return old, new


def section_of(report, key="ringkasan"):
    return report.sections.get(key=key, lineage=None, series=None)


def test_what_was_typed_last_year_comes_as_a_draft_with_this_year_s_figures(
    pair, kecamatan, client
):
    old, new = pair
    series = new.sections.exclude(series=None).first().series
    words = f"Pada {{tahun}} realisasi {{ik{series.pk}.realisasi}}, kata orang lama."
    paragraph(section_of(old), words)
    paragraph(old.sections.get(series=series), "Tentang indikatornya.")
    services.insert_passage(
        section_id=section_of(old, "4.kesimpulan").pk,
        after_id=None,
        new=NewPassage("tabel", "Desa\nSuka", "Warga"),
        by=None,
    )
    paragraph(old.sections.get(key="pengantar"), "Belum diterima.")
    Passage.objects.filter(text="Belum diterima.").update(
        origin="usulan", proposal="p", accepted_at=None
    )
    client.force_login(kecamatan.user("operator"))
    page = client.get(reverse("reports:written", args=[new.pk])).content.decode()
    assert "3 tulisan menjadi usulan" in page

    one_section = reverse("reports:section_last_year", args=[section_of(new).pk])
    client.post(one_section)
    copy = Passage.objects.drafts().get(section__report=new)
    assert copy.text == words
    assert drawn(copy).blocks[0].text.startswith("Pada 2025 realisasi ")
    page = client.get(reverse("reports:section", args=[copy.section_id])).content.decode()
    assert "disalin dari laporan tahun lalu" in page
    assert "Salin narasi tahun lalu" not in page

    services.remove_passage(passage_id=copy.pk, version=1, by=None)
    client.post(reverse("reports:last_year", args=[new.pk]))
    rest = Passage.objects.drafts().filter(section__report=new)
    assert [(one.text, one.caption, one.section.series_id) for one in rest] == [
        ("Tentang indikatornya.", "", series.pk),
        ("Desa\nSuka", "Warga", None),
    ]
    table = rest.last()
    page = client.get(reverse("reports:proposals", args=[new.pk])).content.decode()
    assert '<td class="">Suka</td>' in page
    services.accept_proposal(passage_id=table.pk, version=1, by=None)
    with pytest.raises(Refused, match="Tidak ada narasi"):
        services.copy_last_year(report_id=new.pk, by=None)
    act = SectionVersion.objects.filter(section=table.section).order_by("n")
    assert [one.act for one in act] == ["usulan dibuat", "usulan diterima"]


def test_a_refresh_leaves_copies_alone_and_a_frozen_report_takes_none(pair):
    old, new = pair
    paragraph(section_of(old), "Tahun lalu.")
    services.copy_last_year(report_id=new.pk, by=None)
    services.refresh_report(report_id=new.pk, by=None)
    assert Passage.objects.drafts().filter(text="Tahun lalu.", section__report=new).exists()
    type(new).objects.filter(pk=new.pk).update(state="disetujui")
    with pytest.raises(Refused, match="sudah disetujui"):
        services.copy_last_year(report_id=new.pk, by=None)


def test_names_by_keys_of_rows_became_names_that_last(kecamatan):
    section = section_of(opened(kecamatan))
    objective = kecamatan.indicators[0].objective
    standard = Benchmark.objects.create(
        text="x", folded_text="x", year=2024, level="provinsi", value="1", source="BPS"
    )
    old = f"{{sasaran{objective.pk}.rata}} {{{{sasaran1.rata}} {{ik7.standar{standard.pk}}}"
    new = f"{{{name_of(objective)}.rata}} {{{{sasaran1.rata}} {{ik7.standar_provinsi}}"
    passage = paragraph(section, f"{old} {{sasaran999999.rata}}")
    Passage.objects.filter(pk=passage.pk).update(
        caption=old, origin="usulan", proposal=f"sasaran{objective.pk}.program",
        sources=[f"sasaran{objective.pk}.nama", "told/4"],
        seen={f"sasaran{objective.pk}.rata": "90"},
    )  # fmt: skip
    PassageDraft.objects.create(
        passage=passage, user=kecamatan.user("operator"), version=1, text=old
    )
    SectionVersion.objects.filter(section=section).update(
        lost={"passage": 1, "text": old, "caption": ""}
    )

    MIGRATION.name_by_lineage(apps, None)

    passage.refresh_from_db()
    assert passage.text == f"{new} {{sasaran999999.rata}}"
    assert (passage.caption, passage.drafts.get().text) == (new, new)
    assert passage.proposal == f"{name_of(objective)}.program"
    assert passage.sources == [f"{name_of(objective)}.nama", "told/4"]
    assert passage.seen == {f"{name_of(objective)}.rata": "90"}
    version = section.versions.get()
    assert version.content[0]["text"].startswith(new)
    assert version.lost["text"] == new
