"""What stands on the pages of a file, kept as JSON, is the same when it is read again."""

import json

from tests import office

from jenjang.papers.blocks import Align, Cell, PageBreak, Paragraph, Place, Table
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
