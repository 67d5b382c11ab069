"""The public sees no NIP, wherever it stands in a paper."""

import pytest

from jenjang.papers.blocks import (
    Bound,
    Cell,
    Chart,
    Items,
    KeyValues,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.exchange.blocks import blocks_to_json
from jenjang.papers.masking import masked, without_nips

NIP = "19990101 202501 1 001"  # of nobody


@pytest.mark.parametrize(
    "written", [NIP, "199901012025011001", "19990101.202501.1.001", f"NIP. {NIP}"]
)
def test_a_nip_shows_its_last_three_digits(written):
    assert masked(written).endswith("***************001")
    assert "1999" not in masked(written)


@pytest.mark.parametrize(
    "text",
    ["Rp1.999.010.120.250", "0812 3456 7890", "7.01.03.2.02", "tahun 2024 dan 2025"],
)
def test_other_figures_stay(text):
    assert masked(text) == text


def test_none_is_left_in_any_kind_of_block():
    blocks = without_nips(
        [
            Paragraph(f"Oleh {NIP}"),
            Items((f"Camat {NIP}",), ("-",)),
            Table(((Cell(f"NIP {NIP}", lines=(NIP,)),),)),
            KeyValues((("NIP", NIP),)),
            Signatures(None, Signature(("CAMAT",), ("Sari Wulandari", f"NIP. {NIP}"))),
            Chart(f"<svg><text>{NIP}</text></svg>", alt=NIP),
        ]
    )
    assert "1999" not in str(blocks_to_json(blocks))
    assert str(blocks_to_json(blocks)).count("*001") == 8


def test_a_text_that_changed_is_bound_no_longer_and_others_are():
    bound = (Bound(0, 3, "ik1.target"),)
    plain, hidden = without_nips(
        [Paragraph("100 orang", bound=bound), Paragraph(f"100 {NIP}", bound=bound)]
    )
    assert (plain.bound, hidden.bound) == (bound, ())
