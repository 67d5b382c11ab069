"""Predikat: no gaps, no surprises at the bounds, one label for the printed figure."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.scales import BadScale, Band, Rating, Scale, all_scales, load_scale
from jenjang.core.values import Reason

values = st.decimals(min_value=-100, max_value=300, places=5)
each_scale = pytest.mark.parametrize("scale", all_scales().values(), ids=lambda s: s.key)


def code(key, value):
    return all_scales()[key].rating(Decimal(value)).code


@pytest.mark.parametrize(
    ("value", "label", "colour"),
    [
        ("116.19", "Berhasil", "hijau"),
        ("100", "Berhasil", "hijau"),
        ("98.27", "Cukup Berhasil", "biru"),
        ("97.76", "Cukup Berhasil", "biru"),
        ("88.71", "Cukup Berhasil", "biru"),
        ("70", "Cukup Berhasil", "biru"),
        ("69.99", "Kurang Berhasil", "kuning"),
        ("40", "Kurang Berhasil", "kuning"),
        ("39.99", "Tidak Berhasil", "merah"),
        ("-50", "Tidak Berhasil", "merah"),
    ],
)
def test_capaian_has_four_colours(value, label, colour):
    rating = all_scales()["capaian4"].rating(Decimal(value))

    assert (rating.label, rating.colour, rating.near_edge) == (label, colour, False)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("120", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.5", "Sangat Tinggi"),
        ("90", "Tinggi"),
        ("75.5", "Tinggi"),
        ("75", "Sedang"),
        ("65.5", "Sedang"),
        ("65", "Rendah"),
        ("50.5", "Rendah"),
        ("50", "Sangat Rendah"),
        ("-5", "Sangat Rendah"),
    ],
)
def test_permendagri_86_has_five_classes_without_its_holes(value, label):
    assert all_scales()["permendagri86"].rating(Decimal(value)).label == label


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("84.00", "B"),
        ("80.33", "B"),
        ("83", "B"),
        ("87.50", "B"),
        ("88.30", "B"),
        ("88.31", "A"),
        ("88.304", "B"),
        ("88.305", "A"),
        ("76.605", "B"),
        ("76.604", "C"),
        ("91.4751", "A"),
        ("64.99", "D"),
        ("65", "C"),
        ("25", "D"),
    ],
)
def test_ikm_rounds_first(value, grade):
    rating = all_scales()["ikm"].rating(Decimal(value))

    assert (rating.code, rating.near_edge) == (grade, False)


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("80.00", "BB"),
        ("80.01", "A"),
        ("78.45", "BB"),
        ("74.50", "BB"),
        ("72.65", "BB"),
        ("71.60", "BB"),
        ("70.00", "B"),
        ("60", "CC"),
        ("50", "C"),
        ("30", "D"),
        ("0", "D"),
        ("90", "A"),
        ("90.01", "AA"),
        ("100", "AA"),
    ],
)
def test_sakip_grades_begin_above_their_bounds(value, grade):
    assert code("sakip", value) == grade


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("84.82", "T"),
        ("82.85", "T"),
        ("73", "S"),
        ("89.5", "T"),
        ("90", "ST"),
        ("49", "SR"),
    ],
)
def test_the_evaluation_of_a_kecamatan_has_no_holes(value, grade):
    assert code("kecamatan", value) == grade


@pytest.mark.parametrize(
    ("key", "value", "grade"),
    [
        ("capaian4", "99.995", "hijau"),
        ("capaian4", "69.996", "biru"),
        ("sakip", "80.004", "BB"),
        ("permendagri86", "90.001", "T"),
    ],
)
def test_at_the_edge_the_label_agrees_with_the_printed_figure(key, value, grade):
    rating = all_scales()[key].rating(Decimal(value))

    assert (rating.code, rating.near_edge) == (grade, True)


def test_a_value_inside_its_band_is_not_near_the_edge():
    assert all_scales()["capaian4"].rating(Decimal("99.994")) == Rating(
        "Cukup Berhasil", "biru", "biru"
    )


@each_scale
@given(low=values, high=values)
def test_a_higher_score_never_gets_a_lower_label(scale, low, high):
    low, high = sorted([low, high])
    order = scale.codes

    assert order.index(scale.rating(low).code) <= order.index(scale.rating(high).code)


@each_scale
@given(value=values)
def test_no_value_falls_between_two_bands(scale, value):
    shown = round(value, 2)
    reached = [band.holds(shown) for band in scale.bands]

    assert reached == sorted(reached, reverse=True)
    assert any(reached) or shown < scale.lowest


@each_scale
@given(value=values)
def test_the_label_is_that_of_the_figure_on_the_page(scale, value):
    on_the_page = value.quantize(Decimal("0.01"), ROUND_HALF_UP)

    assert scale.rating(value).code == scale.rating(on_the_page).code


@each_scale
def test_every_scale_names_its_source_and_its_measure(scale):
    assert scale.source
    assert scale.measures
    assert scale.name


def test_bounds_of_a_scale_are_told():
    ikm, capaian = all_scales()["ikm"], all_scales()["capaian4"]

    assert [ikm.accepts(Decimal(n)) for n in ("24.99", "25", "100", "100.01")] == [
        False,
        True,
        True,
        False,
    ]
    assert capaian.accepts(Decimal(-50))
    assert capaian.accepts(Decimal(300))


@pytest.mark.parametrize(
    ("key", "value", "label", "agree"),
    [
        ("sakip", "80.00", "BB", True),
        ("sakip", "80.00", "sangat baik", True),
        ("sakip", "80.00", "A", False),
        ("ikm", "84.00", "Baik", True),
        ("ikm", "84.00", "Balk", False),
        ("ikm", "98.27", "Berhasil", False),
    ],
)
def test_a_printed_label_is_checked_against_its_number(key, value, label, agree):
    assert all_scales()[key].agrees(Decimal(value), label) is agree


def test_a_label_of_no_band_is_refused_with_the_choice():
    found = all_scales()["ikm"].band_named("Balk")

    assert found.reason is Reason.NOT_FOUND
    assert found.detail == (
        "Predikat “Balk” tidak ada dalam Mutu pelayanan (IKM); pilih"
        " Sangat Baik (A), Baik (B), Kurang Baik (C), Tidak Baik (D)."
    )


def test_the_lower_bound_of_a_class_is_known_but_fills_nothing_in():
    assert all_scales()["sakip"].band_named("BB").start == 70


def band(start, code="x", *, inclusive=True, colour="merah"):
    return Band(None if start is None else Decimal(start), inclusive, code, code, colour)


@pytest.mark.parametrize(
    ("bands", "bounds", "complaint"),
    [
        ((), (0, 100), "needs bands"),
        ((band(10),), (0, 100), "start at the bottom"),
        ((band(0, inclusive=False),), (0, 100), "start at the bottom"),
        ((band(None),), (0, 100), "start at the bottom"),
        ((band(0),), (None, None), "start at the bottom"),
        ((band(0, "a"), band(0, "b")), (0, 100), "rise"),
        ((band(0, "a"), band(50, "b"), band(40, "c")), (0, 100), "rise"),
        ((band(0, "a"), band(None, "b")), (0, 100), "needs a start"),
        ((band(0, "a"), band(100, "b")), (0, 100), "below the top"),
        ((band(0, "a"), band(50, "a")), (0, 100), "twice"),
        ((band(0, "a"), band(50, "b", colour="ungu")), (0, 100), "ungu"),
    ],
)
def test_a_scale_with_a_gap_is_refused(bands, bounds, complaint):
    low, high = (None if bound is None else Decimal(bound) for bound in bounds)

    with pytest.raises(BadScale, match=complaint):
        Scale("uji", "Uji", "contoh", "persen", bands, low, high)


HEAD = 'name = "Uji"\nsource = "contoh"\nmeasures = "persen"\nlowest = 0\n'


@pytest.mark.parametrize(
    "text",
    [
        "bands = ",
        HEAD,
        HEAD + 'bands = [{from = 0, above = 0, label = "a", code = "a", colour = "merah"}]',
        HEAD + 'bands = [{from = "x", label = "a", code = "a", colour = "merah"}]',
        HEAD + "bands = 5",
        HEAD + 'bands = [{from = 0, label = "a"}]',
    ],
)
def test_a_file_that_states_no_scale_is_refused(text):
    with pytest.raises(BadScale, match="uji: "):
        load_scale("uji", text)


def test_numbers_of_a_file_are_exact_decimals():
    assert [band.start for band in all_scales()["ikm"].bands] == [
        Decimal(25),
        Decimal(65),
        Decimal("76.61"),
        Decimal("88.31"),
    ]
