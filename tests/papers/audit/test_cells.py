"""R45: cells that must not be empty, indicators unexplained, budgets without a total."""

import pytest
from tests.papers.audit.agreed import agreement, aim, line
from tests.papers.audit.invented import read
from tests.papers.audit.reported import findings, said, where

from jenjang.papers.audit import Paper
from jenjang.papers.blocks import Cell, Table
from jenjang.papers.document import Party

HEAD = "No\tIndikator\tSatuan\tTarget\tFormulasi\tDefinisi\n"
FULL = "1\tJumlah surat\tSurat\t4\ta : b\tSurat masuk\n"


def empty(*rows: str, head: str = HEAD, first: str = FULL) -> list[str]:
    """Return what is missed in a table whose first row is full."""
    return [expected for _, expected in said("R45", read(head + first + "\n".join(rows)))]


@pytest.mark.parametrize(
    ("row", "missed"),
    [
        ("2\tJumlah arsip\t\t4\ta : b\tArsip", ["satuan"]),
        ("2\tJumlah arsip\tArsip\t\ta : b\tArsip", ["target"]),
        ("2\tJumlah arsip\tArsip\t4\t\tArsip", ["rumus"]),
        ("2\tJumlah arsip\tArsip\t4\ta : b\t", ["definisi operasional"]),
        ("2\tJumlah arsip\t..\t4\ta : b\t....", ["satuan", "definisi operasional"]),
        ("2\tJumlah arsip\t\t\ta : b\tArsip", ["target"]),  # no target, no unit of it
        ("2\tJumlah arsip\tArsip\t\t\tArsip", ["target", "rumus"]),
        ("2\t\t\t4\ta : b\tArsip", []),  # names no indicator
        ("2\tJumlah arsip\tArsip\t4\ta : b\tArsip", []),
        ("2\tJumlah arsip:\t\t\t\t", []),  # heads the rows below
    ],
)
def test_an_empty_cell_beside_filled_ones_is_missed(row, missed):
    assert empty(row) == missed


def test_a_column_that_is_empty_throughout_is_not_missed():
    assert empty(first="1\tJumlah surat\tSurat\t4\t\tSurat masuk\n") == []


def test_a_unit_is_missed_where_the_table_has_no_targets():
    head = "No\tIndikator\tSatuan\n"
    assert empty("2\tJumlah arsip\t ", head=head, first="1\tJumlah surat\tSurat\n") == [
        "satuan"
    ]


def test_a_table_of_results_needs_units_and_targets_alone():
    head = HEAD.replace("\n", "\tRealisasi\n")
    first = FULL.replace("\n", "\t4\n")
    assert empty("2\tJumlah arsip\tArsip\t4\t\t\t4", head=head, first=first) == []
    assert empty("2\tJumlah arsip\t\t4\t\t\t4", head=head, first=first) == ["satuan"]


def test_a_table_without_indicators_needs_nothing():
    head = "No\tProgram\tSatuan\tTarget\n"
    assert empty("2\tUmum\t\t4", head=head, first="1\tDesa\tUnit\t4\n") == []


@pytest.mark.parametrize(
    ("later", "missed"),
    [
        ("-\t4 Unit", []),
        ("-\t-", ["target"]),
        ("-\tbelum", ["target"]),
        ("\t4", ["target"]),
    ],
)
def test_a_dash_before_figures_says_that_a_target_begins_later(later, missed):
    head = "No\tIndikator\tTarget 2021\tTahun 2022\n"
    row = f"2\tJumlah arsip\t{later}"
    assert empty(row, head=head, first="1\tJumlah surat\t2\t3\n") == missed


def test_twelve_empty_cells_are_shown_and_all_are_counted():
    rows = [f"{n}\tJumlah arsip {n}\t\t4\ta : b\tArsip" for n in range(2, 15)]
    (finding,) = findings("R45", read(HEAD + FULL + "\n".join(rows)))
    assert where(finding) == [f"1.{n}.3" for n in range(3, 15)]
    assert "kosong pada 13 baris" in finding.message


@pytest.mark.parametrize(("at", "missed"), [(1, []), (2, []), (3, ["satuan", "target"])])
def test_a_name_that_a_page_cut_off_is_passed_over_at_the_top_of_the_next_page(at, missed):
    head = "No\tIndikator\tSatuan\tTarget"
    rows = [f"{n}\tJumlah surat {n}\tSurat\t4" for n in range(1, 4)]
    rows.insert(at - 1, "\tyang tercatat\t\t")
    below = "\n".join([head, *rows])
    above = head + "\n1\tJumlah arsip\tArsip\t4\n\n"
    assert [e for _, e in said("R45", read(above + below))][:1] == [
        e for e in missed if e == "target"
    ]
    assert [e for _, e in said("R45", read(below))] == ["target"]
    other = above.replace("Satuan", "Unit Satuan")
    assert [e for _, e in said("R45", read(other + below))] == ["target"]


def test_a_row_with_one_cell_filled_is_not_cut_off_by_a_page():
    head = "No\tIndikator\tSatuan\tTarget\n"
    text = (
        head
        + "1\tJumlah arsip\tArsip\t4\n\n"
        + head
        + "1\tJumlah surat\tSurat\t\n2\tA\tB\t2"
    )
    assert [e for _, e in said("R45", read(text))] == ["target"]


def cells(*rows: tuple[str | Cell, ...]) -> Paper:
    whole = (
        tuple(c if isinstance(c, Cell) else Cell(c) for c in row)
        for row in (
            ("Indikator", "Satuan", "Target"),
            ("Jumlah surat", "Surat", "4"),
            *rows,
        )
    )
    return Paper("pk.txt", (Table(tuple(whole)),), ())


def test_a_merged_cell_and_a_row_cut_short_lack_nothing():
    assert said("R45", cells(("Jumlah arsip", Cell(covered=True), "4"))) == []
    assert said("R45", cells(("Jumlah arsip", "", "4"))) == [("", "satuan")]
    assert said("R45", cells(("Jumlah arsip",))) == []
    assert said("R45", cells(())) == []


LEVELS = ("Sasaran Program", "Sasaran Kegiatan", "Sasaran Sub Kegiatan")
NAMES = ("Persentase mutu kantor", "Persentase surat tercatat", "Persentase arsip rapi")


def explained(*names: str, levels: tuple[str, ...] = LEVELS, **rest) -> Paper:
    """Return an agreement on three levels, whose annex explains some indicators."""
    aims = [
        aim(f"Meningkatnya hal {n}", name, level=level)
        for n, (name, level) in enumerate(zip(NAMES, levels, strict=True))
    ]
    rows = "".join(f"\n{n}\t{name}\ta : b" for n, name in enumerate(names, 1))
    return agreement(*aims, after="No\tIndikator\tFormulasi" + rows, **rest)


@pytest.mark.parametrize(
    ("names", "levels", "found"),
    [
        (NAMES[1:], LEVELS, [NAMES[0]]),
        (NAMES, LEVELS, []),
        (NAMES[:2], LEVELS, []),  # the one below is not missed
        (NAMES[:1] + NAMES[2:], LEVELS, []),  # nor one between
        (NAMES[2:], LEVELS, []),  # one alone explains but itself
        (NAMES[1:], ("Sasaran Kegiatan", *LEVELS[1:]), []),  # on the same level
        (NAMES[1:], ("Kinerja", *LEVELS[1:]), []),  # on none that is known
        (NAMES[1:], (LEVELS[0], "Kinerja", "Kinerja"), [NAMES[0]]),
        (("Hal lain sama sekali", "Nomor telepon kantor"), LEVELS, []),
    ],
)
def test_an_indicator_above_all_that_are_explained_is_missed(names, levels, found):
    assert [w for w, _ in said("R45", explained(*names, levels=levels))] == found


def test_an_indicator_is_shown_with_those_that_are_explained():
    (finding,) = findings("R45", explained(*NAMES[1:]))
    assert where(finding) == ["objectives[0].indicators[0].text", "1.2.2", "1.3.2"]
    many = [f"Nomor {n} telepon rumah" for n in range(9)]
    (finding,) = findings("R45", explained(*NAMES[1:], *many))
    assert len(finding.places) == 11


def test_what_another_agreement_explains_explains_nothing_here():
    assert findings("R45", explained(), explained(*NAMES, file="lain.txt")) == []
    assert len(findings("R45", explained(*NAMES[1:]), explained(file="lain.txt"))) == 1


PROGRAMMES = (line("program", "Desa", 100), line("program", "Umum", 200))


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({}, 1),
        ({"total": 300}, 0),
        ({"budgets": PROGRAMMES[:1]}, 0),
        ({"budgets": (*PROGRAMMES, line("program", "Kota", 300))}, 1),
        ({"budgets": (*PROGRAMMES, line("kegiatan", "Kota", 300))}, 0),
        ({"budgets": (*PROGRAMMES, line("program", "Kota", None))}, 0),
        ({"budgets": ()}, 0),
        ({"second": None}, 0),
        ({"second": Party("BAMBANG", None)}, 0),
        ({"second": Party("BAMBANG", "SEKRETARIS DAERAH")}, 0),
        ({"second": Party("BAMBANG", "Plt. BUPATI TIRTA")}, 1),
        ({"after": "Jumlah anggaran Rp 300"}, 0),
        ({"after": "Total"}, 0),
        ({"after": "Jumlah surat\n\nTamat"}, 1),
    ],
)
def test_the_heads_list_of_programmes_has_a_total(parts, found):
    paper = agreement(**{"budgets": PROGRAMMES, **parts})
    assert [e for _, e in said("R45", paper)] == ["baris jumlah"] * found


def test_a_word_of_sums_before_the_list_is_no_total_of_it():
    (finding,) = findings("R45", agreement(aim("Total", "Nilai"), budgets=PROGRAMMES))
    assert where(finding) == ["budgets[0].amount", "budgets[1].amount"]
    assert finding.message == "Anggaran 2 program tidak dijumlahkan."
