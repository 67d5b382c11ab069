"""What stands on the pages of a file, kept as JSON, is the same when it is read again."""

import json
from decimal import Decimal

from tests import office

from jenjang.papers.blocks import (
    Align,
    Bound,
    Caption,
    CaptionKind,
    Cell,
    Chart,
    Contents,
    ContentsOf,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Place,
    Table,
)
from jenjang.papers.exchange.blocks import blocks_from_json, blocks_to_json
from jenjang.papers.reading import read
from jenjang.papers.writing import write


def there_and_back(blocks):
    return blocks_from_json(json.loads(json.dumps(blocks_to_json(blocks))))


def test_blocks_of_a_file_come_back_with_their_places():
    for ending in ("docx", "pdf", "txt"):
        blocks = read(write([office.camats()], to=ending)).blocks

        back = there_and_back(blocks)

        assert back == blocks
        assert blocks_to_json(back) == blocks_to_json(blocks)


def test_places_boxes_merged_cells_and_unsure_words_are_kept():
    place = Place(2, 7, "1.1.1", (1.0, 2.0, 30.5, 40.0), unsure=("Rp 1OO",))
    table = Table(((Cell("Jumlah", 2, place=place), Cell(covered=True)),), (0.5, 0.5), 1)
    blocks = (Paragraph("Tahun", Align.CENTER, place=place), table, PageBreak(3))

    back = there_and_back(blocks)

    assert back == blocks
    assert back[0].place == place
    assert back[0].place.unsure == ("Rp 1OO",)
    assert back[1].rows[0][0].place.box == (1.0, 2.0, 30.5, 40.0)


def test_unsure_words_of_a_place_that_is_otherwise_nowhere_are_kept():
    (back,) = there_and_back((Paragraph("Pagu", place=Place(unsure=("Pagu",))),))

    assert back.place.unsure == ("Pagu",)


def test_captions_charts_pictures_and_contents_come_back():
    blocks = (
        Contents("DAFTAR TABEL", ContentsOf.TABLES, 1),
        Caption("Tabel 3.1", "Capaian Kinerja", key="p7"),
        Chart("<svg/>", "Capaian lima tahun", 0.5),
        Picture(b"\x89PNG\x00\xff", "image/png", "Rapat evaluasi"),
        Caption("Gambar 3.1", "Rapat evaluasi", CaptionKind.PICTURE),
    )

    assert there_and_back(blocks) == blocks


def test_figures_of_the_record_and_passages_come_back():
    figure = Bound(8, 13, "ik12.capaian")
    blocks = (
        Paragraph("Capaian 98,75 persen", bound=(figure,), key="p12"),
        Items(("Baik", "Capaian 98,75"), ("1.", "2."), bound=((), (figure,)), key="p13"),
        Table(((Cell("98,75", number=Decimal("98.75"), bound=(figure,)),),), key="p14"),
    )

    back = there_and_back(blocks)

    assert [one.key for one in back] == ["p12", "p13", "p14"]
    assert back[0].bound == (figure,)
    assert back[1].bound == ((), (figure,))
    assert back[2].rows[0][0].bound == (figure,)
    assert back[2].rows[0][0].number == Decimal("98.75")
