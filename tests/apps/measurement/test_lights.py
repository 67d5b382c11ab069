"""The drawing of a quarter: shares of the whole, and lines over the year."""

from decimal import Decimal

import pytest

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.views.chart import chart_of
from jenjang.apps.measurement.views.marks import Mark, at_two_places, mark, shown_percent
from jenjang.apps.measurement.views.shares import GAP, WIDTH, count_shares
from jenjang.apps.organisation.models import Period
from jenjang.core.scales import all_scales

FOUR = all_scales()["capaian4"]


def test_the_bar_is_as_wide_as_all_its_shares_and_the_gaps_between():
    shares = count_shares(28, 22, {"hijau": 15, "biru": 5, "kuning": 1, "merah": 1}, FOUR)

    filled = [one for one in shares.classes if one.count]
    widths = sum(Decimal(one.width) for one in filled)
    assert abs(widths + GAP * (len(filled) - 1) - WIDTH) < 1
    assert shares.sentence == (
        "15 berhasil, 5 cukup berhasil, 1 kurang berhasil, 1 tidak berhasil, 6 belum diukur"
    )


def test_every_class_states_its_bounds_best_first():
    shares = count_shares(0, 0, {}, FOUR)

    assert [one.bounds for one in shares.classes] == [
        "≥ 100 %",
        "70 – < 100 %",
        "40 – < 70 %",
        "< 40 %",
        "",
    ]


def test_what_was_measured_without_a_percentage_stands_apart():
    shares = count_shares(3, 2, {"hijau": 1}, FOUR)

    assert shares.sentence == "1 berhasil, 1 tanpa persentase, 1 belum diukur"


@pytest.mark.parametrize("scale", all_scales().values(), ids=lambda scale: scale.key)
def test_every_scale_can_be_drawn(scale):
    shares = count_shares(
        len(scale.codes), len(scale.codes), dict.fromkeys(scale.codes, 1), scale
    )

    assert [one.count for one in shares.classes] == [1] * len(scale.codes) + [0]


def quarter_of(n, percent, spent_idr):
    return Summary(
        period=Period(kind="quarter", n=n),
        achievement_percent=percent,
        ceiling_idr=100,
        spent_idr=spent_idr,
    )


def test_a_line_leaves_out_what_is_not_known():
    chart = chart_of([quarter_of(1, Decimal(80), None), quarter_of(2, Decimal(100), 50)])

    assert [dot.y for dot in chart.achievement] == ["30.0", "14.0"]
    assert [dot.y for dot in chart.absorption] == ["54.0"]
    assert [point.absorption for point in chart.points] == ["–", "50,00 %"]


def test_the_drawing_grows_with_what_goes_beyond_a_hundred():
    chart = chart_of([quarter_of(1, Decimal("116.19"), 10)])

    assert (chart.highest, chart.middle) == ("120 %", "60 %")


@pytest.mark.parametrize(
    ("percent", "reason", "expected"),
    [
        (Decimal("116.19"), None, Mark("hijau", "Berhasil", "116,19 %")),
        (Decimal("98.27"), None, Mark("biru", "Cukup Berhasil", "98,27 %")),
        (Decimal("99.9951"), None, Mark("hijau", "Berhasil (di batas)", "100,00 %")),
        (Decimal(-50), None, Mark("merah", "Tidak Berhasil", "0,00 %")),
        (None, "NOT_MEASURED", Mark("abu", "Belum diukur")),
        (None, "ZERO_TARGET", Mark("abu", "Target nol")),
        (None, None, Mark("abu", "Belum diukur")),
    ],
)
def test_a_mark_carries_its_word_and_its_colour(percent, reason, expected):
    assert mark(percent, reason, FOUR) == expected


def test_a_missing_figure_is_a_dash_and_a_reported_zero_a_zero():
    assert (shown_percent(None), shown_percent(Decimal(0))) == ("–", "0,00 %")


def test_a_computed_figure_is_rounded_half_up_where_it_has_more_than_two_decimals():
    assert at_two_places(Decimal("85.7150")) == Decimal("85.72")
    assert at_two_places(Decimal("87.5000")) == Decimal("87.5")
