"""Charts: what is drawn of a figure over the periods, at any width, safely."""

from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from jenjang.papers.drawing import (
    Bar,
    BarRow,
    Bars,
    Chart,
    ChartPoint,
    Strip,
    contrast_with_white,
    write_bars,
    write_chart,
    write_strip,
)

SVG = "{http://www.w3.org/2000/svg}"


def at(label, actual=None, target=None, **more):
    """Return a point of 2025."""
    return ChartPoint(
        label,
        "2025",
        actual=None if actual is None else Decimal(actual),
        target=None if target is None else Decimal(target),
        **more,
    )


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 - drawn here, not brought by anybody


def drawn(*points, width=640):
    chart = Chart("Judul <b>", "Isi & keterangan", "Indeks", points)
    return parsed(write_chart(chart, key="k", width=width))


def texts(svg):
    return [one.text for one in svg.iter(f"{SVG}text")]


def lines(svg):
    """Return the stops of the lines between figures: solid, in the ink of figures."""
    paths = [one.attrib for one in svg.iter(f"{SVG}path")]
    solid = [one["d"] for one in paths if one.get("stroke-width") == "2.2"]
    return [d.count("L") + 1 for d in solid if "L" in d]


def test_a_chart_is_named_and_described_for_who_hears_it():
    svg = drawn(at("I", 80))

    named = {one.get("id"): one.text for one in svg if one.get("id")}
    assert [named[key] for key in svg.get("aria-labelledby").split()] == [
        "Judul <b>",
        "Isi & keterangan",
    ]


def test_no_part_needs_a_style_or_a_script():
    written = ET.tostring(drawn(at("I", 80, 85), at("II", is_gap=True, notes=(1,))))

    assert b"style" not in written
    assert b"script" not in written


def test_the_line_stops_at_a_gap_and_where_figures_do_not_compare():
    assert lines(drawn(at("I", 80), at("II", 81), at("III", 82))) == [3]
    assert lines(drawn(at("I", 80), at("II", is_gap=True), at("III", 82))) == []
    assert lines(
        drawn(at("I", 80), at("II", 81), at("III", 82, is_apart=True), at("IV", 83))
    ) == [2, 2]


def test_the_key_names_only_what_the_chart_has():
    assert texts(drawn(at("I", 80)))[:1] == ["realisasi"]
    key = texts(drawn(at("I", 80, 85, is_firm=False), at("II", is_gap=True)))
    assert key[:3] == ["belum diverifikasi", "target", "belum diukur"]


def test_a_change_stands_on_a_line_with_its_number():
    assert "1,2" in texts(drawn(at("I", 80), at("II", 81, notes=(1, 2))))


def test_names_of_periods_are_left_out_where_there_is_no_room_but_years_are_not():
    points = [at(f"bulan {n}", n) for n in range(1, 61)]

    assert "bulan 60" not in texts(drawn(*points, width=340))
    assert "2025" in texts(drawn(*points, width=340))


@pytest.mark.parametrize("figures", [[0], [-5, 5], [80, 80], ["1234567.5", "0.01"]])
def test_every_figure_stands_inside_the_drawing(figures):
    svg = drawn(*(at("I", figure) for figure in figures))

    heights = [float(one.get("cy")) for one in svg.iter(f"{SVG}circle")]
    assert all(0 < height < 260 for height in heights)


def test_a_chart_of_grades_alone_has_nothing_to_draw():
    assert not Chart("", "", "", (at("I"), at("II", is_gap=True))).is_drawable


def test_a_strip_has_a_dot_for_each_other_and_a_diamond_for_the_own():
    figures = (Decimal(80), Decimal(80), Decimal(84))
    strip = Strip("Unit", "", figures, median=Decimal(80), own=Decimal(84))

    svg = parsed(write_strip(strip, key="s"))

    dots = [float(one.get("cy")) for one in svg.iter(f"{SVG}circle")]
    assert len(dots) == 2
    assert dots[0] != dots[1]  # one stands on the other
    diamonds = [one for one in svg.iter(f"{SVG}path") if one.get("d").endswith("z")]
    assert len(diamonds) == 1


def test_a_strip_without_the_own_figure_has_no_diamond():
    strip = Strip("Unit", "", (Decimal(1), Decimal(2)), median=Decimal("1.5"))

    assert "z" not in write_strip(strip, key="s").split("<circle")[-1]


@pytest.mark.parametrize("ink", ["#7a1414", "#14532d", "#000080", "#595959"])
def test_figures_are_drawn_in_the_colour_of_the_pemda(ink):
    chart = Chart("", "", "", (at("I", 80), at("II", 81, is_firm=False)), ink)
    strip = Strip("", "", (Decimal(1), Decimal(2)), Decimal(1), Decimal(2), ink)

    for svg in (parsed(write_chart(chart, key="k")), parsed(write_strip(strip, key="s"))):
        assert svg.get("color") == ink
        assert "currentColor" in ET.tostring(svg, encoding="unicode")


@pytest.mark.parametrize("ink", ["#7a1414", "#14532d", "#000080", "#595959", "#0b5f7e"])
def test_bars_of_one_row_are_told_apart_in_grey(ink):
    row = BarRow("Nilai", tuple(Bar(Decimal(n), str(n)) for n in (90, 80, 70)))
    bars = Bars("", "", ("2025", "2024", "2023"), (row,), ink=ink)
    svg = parsed(write_bars(bars, key="b"))

    fills = list(dict.fromkeys(one.get("fill") for one in svg.iter(f"{SVG}rect")))

    greys = [contrast_with_white(fill) for fill in fills]
    assert len(greys) == 3
    assert all(dark > light * Decimal("1.4") for dark, light in pairwise(greys))
