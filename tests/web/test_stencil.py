"""Rows drawn by a stencil say what their template says, text by text."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from jenjang.apps.measurement.views.marks import Mark
from jenjang.apps.measurement.views.tree import TreeRow
from jenjang.web.stencil import Stencil

TEMPLATE = "measurement/tree_row.html"
LOW = Mark("merah", "Kurang", "41,00 %")
ROW = TreeRow("i7", "2", "Persentase <jalan> & <b>", "", "Kepala Dinas", mark=LOW)
ROWS = [
    ROW,
    replace(ROW, text="Lain", target="87,5 %", mark=Mark("hijau", "Berhasil", "97,00 %")),
    replace(ROW, level="sasaran", anchor="o3", fold_url="/pohon/?buka=1&x=2", owner=""),
    replace(ROW, level="sasaran", anchor="o4", ceiling="Rp 5", problem='tanpa "induk"'),
    replace(ROW, level="tujuan", url=SafeString("/indikator/7/")),
]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_what_the_template_draws(row):
    draw = Stencil(TEMPLATE, frozenset({"level", "depth"}))
    assert draw(row) == render_to_string(TEMPLATE, {"row": row})


def test_rows_of_one_shape_share_a_drawing_and_keep_their_own_texts():
    draw = Stencil(TEMPLATE, frozenset({"level", "depth"}))
    other = replace(ROW, anchor="i8", text="<b>", owner="Camat")
    for row in (ROW, other, ROW):
        assert draw(row) == render_to_string(TEMPLATE, {"row": row})
    assert len(draw._drawn) == 1


def test_a_word_that_decides_is_not_a_hole():
    draw = Stencil(TEMPLATE, frozenset({"level", "depth"}))
    draw(ROW)
    draw(replace(ROW, depth="3"))
    assert len(draw._drawn) == 2
