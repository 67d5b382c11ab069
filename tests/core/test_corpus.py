"""Figures of real agreements: every one is read as a person wrote it down."""

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from jenjang.core.figures import (
    canonical_unit,
    nip_problems,
    read_date,
    read_nip,
    read_rank,
    read_rupiah,
    read_target,
)
from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.nomenclature import find, suggest
from jenjang.core.values import Reason, Unknown

NEXT_DOOR = Path(__file__).resolve().parents[3] / "shared" / "corpus"
CORPUS = Path(os.environ.get("JENJANG_CORPUS") or NEXT_DOOR)
LKJIP = "martapura-barat-lkjip-2023"

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def agreements():
    """Return the agreements that were written down by hand."""
    files = [*CORPUS.glob("*/truth.json"), *CORPUS.glob("seeds/*.truth.json")]
    contents = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(files)]
    return [
        one for each in contents for one in (each if isinstance(each, list) else [each])
    ]


@pytest.fixture(scope="module")
def spending():
    """Return (name, ceiling, spent) of the rows of Tabel 3.7 in a real LKjIP."""
    text = (CORPUS / "seeds" / f"{LKJIP}.txt").read_text(encoding="utf-8")
    table = text.split("\nTabel 3.7\n")[1].split("\nTabel 3.8")[0]
    rows = [line.split("\t") for line in table.splitlines()]
    amounts = [
        (row[1], read_rupiah(row[2]), read_rupiah(row[3])) for row in rows if row[3:]
    ]
    return [row for row in amounts if isinstance(row[2], int)]


def parties(agreements):
    return [one[side] for one in agreements for side in ("first_party", "second_party")]


def test_every_target_has_the_number_that_a_person_read(agreements):
    indicators = [
        indicator
        for one in agreements
        for objective in one["objectives"]
        for indicator in objective["indicators"]
        if indicator["target_text"] is not None
    ]
    for indicator in indicators:
        target = read_target(indicator["target_text"], unit=indicator["unit"])
        number = None if isinstance(target, Unknown) else target.number
        expected = indicator["target_number"]

        assert number == (None if expected is None else Decimal(str(expected))), indicator
    assert len(indicators) > 100


def test_every_unit_of_a_kecamatan_is_in_the_vocabulary(agreements):
    units = {
        indicator["unit"]
        for one in agreements
        if "Kecamatan" in (one["unit"] or "")
        for objective in one["objectives"]
        for indicator in objective["indicators"]
        if indicator["unit"]
    }

    assert all(isinstance(canonical_unit(unit), str) for unit in units)
    assert len(units) > 10


def test_every_date_is_read_as_far_as_it_is_printed(agreements):
    dated = [one for one in agreements if one["date_text"]]

    assert [read_date(one["date_text"]).iso for one in dated] == [
        one["date"] for one in dated
    ]


def test_every_nip_is_whole_and_sound(agreements):
    nips = [party["nip"] for party in parties(agreements) if party and party.get("nip")]

    assert [nip_problems(read_nip(nip)) for nip in nips] == [[]] * len(nips)
    assert len(nips) > 10


def test_every_rank_is_read_or_is_the_slip_it_is(agreements):
    ranks = [party["rank"] for party in parties(agreements) if party and party.get("rank")]
    refused = [read_rank(rank) for rank in ranks if isinstance(read_rank(rank), Unknown)]

    assert [unknown.reason for unknown in refused] == [Reason.CONTRADICTORY] * 3
    assert len(ranks) > 20


def test_programmes_add_up_to_the_printed_total(agreements):
    camat = [one for one in agreements if one["budget_total"] == 2_834_945_800]
    programmes = [
        line["amount"]
        for line in camat[0]["budgets"]
        if line["level"] == "program" and line["amount"]
    ]

    assert sum(programmes) == 2_834_945_800
    assert len(programmes) == 6


def test_the_lkjips_rows_add_up_to_other_sums_than_its_programmes(spending):
    programmes = [row for row in spending if row[0].startswith("PROGRAM")]
    sub_kegiatan = [row for row in spending if not row[0].startswith("PROGRAM")]

    assert (len(programmes), len(sub_kegiatan)) == (6, 41)
    assert sum(ceiling for _, ceiling, _ in programmes) == 2_511_824_579
    assert sum(spent for _, _, spent in programmes) == 2_455_208_753
    assert sum(ceiling for _, ceiling, _ in sub_kegiatan) == 2_511_814_579
    assert sum(spent for _, _, spent in sub_kegiatan) == 2_455_218_753
    assert round(absorption_percent(2_455_208_753, 2_511_824_579), 2) == Decimal("97.75")


def test_the_lkjips_sub_kegiatan_are_in_the_nomenclature(spending):
    names = [name for name, *_ in spending if not name.startswith("PROGRAM")]
    strange = [name for name in names if isinstance(find(name, "sub kegiatan"), Unknown)]

    assert strange == ["Penyediaan Barang Cetak dan Penggandaan"]
    assert suggest(strange[0]).code == "7.01.01.2.06.0005"
