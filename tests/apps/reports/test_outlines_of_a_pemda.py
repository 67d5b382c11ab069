"""The pemda adapts how its reports are made up; years before keep what they had."""

import pytest
from django.urls import reverse

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Role
from jenjang.apps.organisation.services import open_year
from jenjang.apps.reports.models import ReportTemplate, TemplateSection
from jenjang.apps.reports.services import (
    OwnSection,
    SectionWish,
    adapt_template,
    refresh_report,
    template_in_force,
)
from jenjang.core.values import Refused
from tests.apps.reports.written import opened
from tests.factories import granted


@pytest.fixture
def pembina(db):
    return granted(Role.PEMBINA)


def adapt(by, year=2025, **wishes):
    template = template_in_force(period_kind="year", year=year)
    given = {"wishes": (), "version": template.version} | wishes
    return adapt_template(period_kind="year", year=year, by=by, **given)


def keys(template):
    return list(template.sections.order_by("order").values_list("key", flat=True))


def test_a_section_is_renamed_and_switched_off_from_a_year_on(pembina):
    before = template_in_force(period_kind="year", year=2024)
    wishes = [
        SectionWish("ringkasan", "  Ikhtisar  Eksekutif ", "Dua halaman.", is_on=True),
        SectionWish("1.isu", "Isu Strategis", "", is_on=False),
    ]
    template = adapt(pembina, wishes=wishes)

    changed = template.sections.get(key="ringkasan")
    assert (changed.title, changed.guidance) == ("Ikhtisar Eksekutif", "Dua halaman.")
    assert not template.sections.get(key="1.isu").is_on
    assert template_in_force(period_kind="year", year=2024) == before
    assert before.sections.get(key="ringkasan").title == "Ringkasan Eksekutif"
    assert template_in_force(period_kind="year", year=2030) == template
    assert Entry.objects.of_subject(template).get().actor == pembina


def test_a_section_moves_with_all_below_it(pembina):
    template = adapt(pembina, move=("3.b", -1))
    found = keys(template)
    assert found.index("3.b") < found.index("3.b.belanja") < found.index("3.a")
    assert keys(adapt(pembina, move=("3.b", 1))) == keys(
        template_in_force(period_kind="year", year=2024)
    )


@pytest.mark.parametrize("move", [("sampul", -1), ("3.a", -1), ("4.saran", 1)])
def test_a_section_at_the_end_of_its_level_stays(pembina, move):
    before = keys(template_in_force(period_kind="year", year=2024))
    assert keys(adapt(pembina, move=move)) == before


def test_an_own_section_comes_behind_another_and_goes_again(pembina):
    own = OwnSection("Inovasi Kecamatan", "Satu inovasi satu paragraf.", "3.c")
    template = adapt(pembina, add=own)
    found = keys(template)
    assert found.index("sendiri.1") == found.index("3.c.tindak-lanjut") + 1
    assert template.sections.get(key="sendiri.1").level == 2

    assert "sendiri.1" not in keys(adapt(pembina, remove="sendiri.1"))


def test_a_section_of_the_regulation_is_not_removed(pembina):
    with pytest.raises(Refused, match="Bagian dari peraturan"):
        adapt(pembina, remove="ringkasan")


def test_a_section_without_a_title_and_an_older_page_are_refused(pembina):
    with pytest.raises(Refused, match="perlu judul"):
        adapt(pembina, wishes=[SectionWish("ringkasan", " ", "", is_on=True)])
    with pytest.raises(Refused, match="diubah orang lain"):
        adapt(pembina, version=99)


def test_an_open_report_follows_when_it_is_refreshed_and_keeps_its_texts(
    kecamatan, pembina
):
    report = opened(kecamatan)
    section = report.sections.get(key="1.isu")
    adapt(
        pembina,
        wishes=[SectionWish("1.isu", "Isu Strategis", "", is_on=False)],
        add=OwnSection("Inovasi", "", "3.c"),
    )
    done = refresh_report(report_id=report.pk, by=None)
    section.refresh_from_db()
    assert section.is_gone
    assert (done.added, done.gone) == (("Inovasi",), ("Isu Strategis",))

    adapt(pembina, remove="sendiri.1")
    assert not TemplateSection.objects.get(key="sendiri.1").is_on


def test_a_year_of_its_own_begins_where_the_last_one_left_off(pembina):
    adapt(pembina, year=2025, add=OwnSection("Inovasi", "", "3.c"))
    template = adapt(pembina, year=2026, move=("3.b", -1))
    assert "sendiri.1" in keys(template)
    assert ReportTemplate.objects.filter(period_kind="year").count() == 3


def test_the_page_renames_moves_switches_off_and_adds(client, pembina):
    open_year(year=2025, by=None)
    client.force_login(pembina)
    url = reverse("reports:outline")
    page = client.get(url)
    form = page.context["form"]
    given = {
        form[name].html_name: form[name].value() or ""
        for name in form.fields
        if not name.startswith("on_")
    }
    on = {f"on_{one.pk}": "on" for one in form.sections if one.key != "1.isu"}
    first = next(one for one in form.sections if one.key == "pengantar")
    said = given | on | {
        f"title_{first.pk}": "Prakata", "own_title": "Inovasi", "own_after": "3.c",
        "turun": "pengantar",
    }  # fmt: skip
    answer = client.post(url, said, follow=True)
    shown = answer.content.decode()
    assert "Susunan tersimpan" in shown
    template = template_in_force(period_kind="year", year=2025)
    assert template.sections.get(key="pengantar").title == "Prakata"
    assert keys(template)[1:3] == ["daftar-isi", "pengantar"]
    assert not template.sections.get(key="1.isu").is_on
    assert template.sections.get(key="sendiri.1").title == "Inovasi"
