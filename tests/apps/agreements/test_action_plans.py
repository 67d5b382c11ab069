"""Rencana aksi: targets of the periods, steps, on the page and on paper."""

import pytest

from jenjang.apps.agreements.models import ActionStep, Agreement, State
from jenjang.apps.agreements.services import write_action_plan
from jenjang.apps.agreements.snapshots import action_lines
from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.models import Period, PeriodKind, Role
from jenjang.apps.plans.models import Indicator, Stage, Target
from jenjang.apps.plans.services import IndicatorFacts, add_indicator
from jenjang.core.values import Refused
from jenjang.papers.reading import read
from tests.apps.agreements.season import YEAR, Season, new_season, plan_target
from tests.apps.agreements.test_revising import hold, of
from tests.factories import granted

pytestmark = pytest.mark.django_db


@pytest.fixture
def season() -> Season:
    season = new_season()
    for agreement in season.drawn().values():
        hold(agreement)
    return season


@pytest.fixture
def paper(season) -> Agreement:
    return of(season.kasi)


@pytest.fixture
def office(season, client):
    client.force_login(granted(Role.OPERATOR, season.unit))
    return client


def quarters(indicator: Indicator, *texts: str) -> dict[str, str]:
    """Return the fields of the targets of TW I to IV."""
    rows = Period.objects.filter(year=YEAR, kind=PeriodKind.QUARTER).order_by("n")
    return {
        f"t{indicator.pk}-{row.pk}": text for row, text in zip(rows, texts, strict=True)
    }


def write(paper: Agreement, typed, seen=None) -> None:
    write_action_plan(agreement_id=paper.pk, typed=typed, seen=seen or {}, by=None)


def summed(season: Season) -> Indicator:
    Indicator.objects.filter(pk=season.forum.pk).update(accumulation="sum")
    season.forum.refresh_from_db()
    return season.forum


def test_targets_of_quarters_become_targets_of_the_agreements_year(season, paper):
    write(paper, quarters(season.forum, "3", "6", "9", "12"))

    rows = Target.objects.filter(
        series=season.forum.series, stage=Stage.PK, period__kind=PeriodKind.QUARTER
    )
    assert [int(row.value) for row in rows.order_by("period__n")] == [3, 6, 9, 12]


def test_quarters_that_give_the_year_are_no_trouble(season, paper):
    write(paper, quarters(summed(season), "3", "3", "3", "3"))

    (line,) = action_lines(paper)
    assert line.trouble is None


def test_quarters_that_do_not_are_told_with_both_figures(season, paper):
    write(paper, quarters(summed(season), "3", "3", "3", "2"))

    (line,) = action_lines(paper)
    assert line.trouble == "Jumlah target periode 11, sedangkan target tahun 12."


def test_an_indicator_filed_by_the_month_has_twelve_targets(season, paper):
    season.forum.series.frequency = PeriodKind.MONTH
    season.forum.series.save()

    (line,) = action_lines(paper)

    assert [one.heading for one in line.periods][:3] == ["Jan", "Feb", "Mar"]
    assert len(line.periods) == 12


def test_steps_stand_one_a_line_in_their_quarter(season, paper):
    key = season.forum.pk
    write(paper, {f"s{key}-2": "  Rapat  persiapan \r\n\r\nUndangan"})

    assert list(ActionStep.objects.values_list("quarter", "order", "text")) == [
        (2, 1, "Rapat persiapan"),
        (2, 2, "Undangan"),
    ]


def test_steps_written_again_replace_those_there_were(season, paper):
    key = season.forum.pk
    write(paper, {f"s{key}-2": "Rapat"})

    write(paper, {f"s{key}-2": "Undangan", f"s{key}-1": "Rapat"}, {f"s{key}-2": "Rapat"})

    assert list(ActionStep.objects.values_list("quarter", "text")) == [
        (1, "Rapat"),
        (2, "Undangan"),
    ]
    assert Entry.objects.filter(action="agreement.steps_written").count() == 3


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"target": "tiga atau empat 3 4"}, "tidak terbaca sebagai target"),
        ({"step": "x" * 301}, "paling panjang 300 huruf"),
        ({"step": "langkah\n" * 11 + "lagi"}, "paling banyak 10"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_stored(season, paper, typed, why):
    key = season.forum.pk
    fields = quarters(season.forum, "3", "6", "9", typed.get("target", "12"))
    fields[f"s{key}-4"] = typed.get("step", "")
    if "step" in typed and "\n" in typed["step"]:
        fields[f"s{key}-4"] = "\n".join(f"langkah {n}" for n in range(11))

    with pytest.raises(Refused, match=why):
        write(paper, fields)

    assert ActionStep.objects.count() == 0
    assert not Target.objects.filter(
        stage=Stage.PK, period__kind=PeriodKind.QUARTER
    ).exists()


def test_an_agreement_that_does_not_hold_has_no_plan_of_action(season, paper):
    Agreement.objects.filter(pk=paper.pk).update(state=State.SUPERSEDED)

    with pytest.raises(Refused, match="digantikan"):
        write(paper, quarters(season.forum, "3", "6", "9", "12"))


def test_the_later_of_two_sees_what_the_earlier_saved_and_chooses(office, season, paper):
    key = season.forum.pk
    address = f"/perjanjian/{paper.pk}/aksi/"
    office.post(address, {f"s{key}-1": "Rapat", f"lama-s{key}-1": ""})

    late = {f"s{key}-1": "Undangan", f"lama-s{key}-1": ""}
    response = office.post(address, late)

    (card,) = response.context["cards"]
    assert response.status_code == 422
    assert (card.steps[0].value, card.steps[0].stored) == ("Undangan", "Rapat")
    assert ActionStep.objects.get().text == "Rapat"

    office.post(address, late | {f"lama-s{key}-1": card.steps[0].seen})
    assert ActionStep.objects.get().text == "Undangan"


def test_two_people_in_different_fields_do_not_disturb_one_another(office, season, paper):
    key = season.forum.pk
    address = f"/perjanjian/{paper.pk}/aksi/"
    untouched = {f"s{key}-{n}": "" for n in (1, 2)}
    seen = {f"lama-s{key}-{n}": "" for n in (1, 2)}
    office.post(address, untouched | {f"s{key}-1": "Rapat"} | seen)

    office.post(address, untouched | {f"s{key}-2": "Undangan"} | seen)

    assert list(ActionStep.objects.values_list("text", flat=True)) == ["Rapat", "Undangan"]


def test_who_only_reads_sees_no_fields_and_cannot_write(season, paper, client):
    client.force_login(granted(Role.PEMANTAU, season.unit))
    address = f"/perjanjian/{paper.pk}/aksi/"

    assert "<textarea" not in client.get(address).content.decode()
    assert client.post(address, {f"s{season.forum.pk}-1": "x"}).status_code == 403


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_paper_read_again_is_a_rencana_aksi_with_its_targets(
    office, season, paper, ending
):
    write(paper, quarters(season.forum, "3", "6", "9", "12"))
    write(paper, {f"s{season.forum.pk}-1": "Rapat persiapan"})

    content = office.get(f"/perjanjian/{paper.pk}/aksi.{ending}").content

    (document,) = read(content).documents
    (table,) = document.tables
    (row,) = table.rows
    assert (document.kind, table.kind) == ("Rencana Aksi", "rencana aksi")
    assert row.indicator == "Jumlah forum"
    assert [(one.when, one.printed) for one in row.figures] == [
        ("2025", "12"),
        ("2025-TW1", "3"),
        ("2025-TW2", "6"),
        ("2025-TW3", "9"),
        ("2025-TW4", "12"),
    ]


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_costs_the_same_queries_for_any_number_of_indicators(
    client, many, django_assert_num_queries
):
    season = new_season()
    for number in range(many - 1):
        one = add_indicator(
            objective=season.forum.objective,
            facts=IndicatorFacts(f"Jumlah notula ke-{number}", measured_in="Dokumen"),
            owner=season.kasi.position,
            order=number + 2,
            by=None,
        )
        plan_target(one, "4")
    season.drawn()
    paper = hold(of(season.kasi))
    client.force_login(granted(Role.OPERATOR, season.unit))

    with django_assert_num_queries(10):
        response = client.get(f"/perjanjian/{paper.pk}/aksi/")

    assert len(response.context["cards"]) == many
