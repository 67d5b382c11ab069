"""Letters and ruled lines of pictures, each trait on a picture drawn for it."""

from itertools import pairwise
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from jenjang.papers.readers.scan.alphabet import LatinDecoder
from jenjang.papers.readers.scan.engine import TextLine, strips
from jenjang.papers.readers.scan.letters import gaps_of
from jenjang.papers.readers.scan.overlooked import overlooked
from jenjang.papers.readers.scan.ruling import ink_of, ruling

INK = 255
COLUMNS, ROWS = (100, 400, 700, 1000), (100, 200, 300, 400)


def box(left: float, top: float, right: float, bottom: float) -> np.ndarray:
    corners = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return np.array(corners, dtype=np.float32)


def line(text: str, left: float, width: float) -> TextLine:
    """Return a line 40 pixels high whose letters, blanks too, are all of one width."""
    places = [(n + 0.5) / len(text) for n, letter in enumerate(text) if letter != " "]
    corners = box(left, 100, left + width * len(text), 140)
    return TextLine(text, corners, tuple(places), (1.0,) * len(places))


def printed(text: str, left: int, width: int) -> np.ndarray:
    """Return the ink of such a line: a bar for a letter, paper for a blank."""
    ink = np.zeros((300, 1200), dtype=np.uint8)
    for n, letter in enumerate(text):
        if letter != " ":
            ink[105:135, left + n * width : left + (n + 1) * width - 2] = INK
    return ink


def table() -> np.ndarray:
    ink = np.zeros((600, 1200), dtype=np.uint8)
    for y in ROWS:
        cv2.line(ink, (COLUMNS[0], y), (COLUMNS[-1], y), INK, 3)
    for x in COLUMNS:
        cv2.line(ink, (x, ROWS[0]), (x, ROWS[-1]), INK, 3)
    return ink


def columns(ink: np.ndarray) -> list[int]:
    strokes, _ = ruling(ink)
    found = sorted({round(stroke.at) for stroke in strokes if not stroke.is_lying})
    return [min(COLUMNS, key=lambda x: abs(x - at)) if _near(at) else at for at in found]


def _near(at: int) -> bool:
    return any(abs(at - x) <= 6 for x in COLUMNS)


def test_words_that_were_run_together_are_parted_where_the_paper_shows():
    ink = printed("mutu layanan", 100, 20)
    together = line("mutulayanan", 100, 20 * 12 / 11)
    assert gaps_of(together, ink, 40) == {4}


def test_a_blank_that_was_read_is_not_found_again_one_letter_off():
    ink = printed("hasil evaluasi", 100, 20)
    shifted = line("hasil evaluasi", 88, 20)
    assert gaps_of(shifted, ink, 40) == set()


def test_the_round_of_a_stamp_over_a_table_is_no_column():
    ink = table()
    for radius in (150, 138, 90):
        cv2.circle(ink, (560, 260), radius, INK, 4)
    assert columns(ink) == list(COLUMNS)


def test_a_column_goes_on_under_a_blot_and_not_through_a_merged_cell():
    ink = table()
    cv2.rectangle(ink, (690, 305), (712, 395), INK, -1)
    ink[203:297, 395:406] = 0
    strokes, _ = ruling(ink)
    upright = [stroke for stroke in strokes if not stroke.is_lying]

    def stands(x: int, y: int) -> bool:
        return any(
            abs(stroke.at - x) <= 4 and stroke.start <= y <= stroke.end
            for stroke in upright
        )

    assert stands(700, 350)
    assert not stands(400, 250)


def test_the_bars_of_letters_close_to_a_long_line_stay_letters():
    ink = np.zeros((600, 2000), dtype=np.uint8)
    for y in (100, 160, 300):
        cv2.line(ink, (100, y), (1900, y), INK, 3)
    for x in (100, 1000, 1900):
        cv2.line(ink, (x, 100), (x, 300), INK, 3)
    ink[115:119, 400:422] = INK  # the bar of a T under the first line
    _, rest = ruling(ink)
    assert (rest[115:119, 400:422] > 0).all()
    assert not rest[98:103, 120:980].any()


def test_a_faint_line_close_under_bold_words_is_seen_all_along():
    page = np.full((600, 1200), 243, dtype=np.uint8)  # a shaded heading
    for y in ROWS:
        page[y : y + 2, COLUMNS[0] : COLUMNS[-1]] = 200
    for x in COLUMNS:
        page[ROWS[0] : ROWS[-1], x : x + 2] = 200
    page[170:196, 440:660] = 0  # bold letters, 4 pixels above the line
    strokes, _ = ruling(ink_of(page))
    under = [stroke for stroke in strokes if stroke.is_lying and abs(stroke.at - 200) <= 4]
    assert min(stroke.start for stroke in under) <= COLUMNS[0] + 5
    assert max(stroke.end for stroke in under) >= COLUMNS[-1] - 5
    assert all(stroke.end - stroke.start > 800 for stroke in under)


def test_the_feet_of_letters_that_run_together_are_no_line_of_a_table():
    ink = table()
    cv2.line(ink, (112, 250), (190, 250), INK, 3)  # 12 pixels from the edge of the table
    cv2.line(ink, (700, 350), (1000, 350), INK, 3)  # from column to column
    lying = {round(stroke.at, -1) for stroke in ruling(ink)[0] if stroke.is_lying}
    assert lying == {*ROWS, 350}


def test_a_lone_figure_in_an_empty_cell_is_looked_at_and_dirt_is_not():
    ink = np.zeros((300, 600), dtype=np.uint8)
    ink[110:130, 150:155] = INK
    ink[210:212, 150:152] = INK
    cells = [(100, 100, 300, 200), (100, 200, 300, 300), (300, 100, 600, 200)]
    (found,) = overlooked(ink, [box(320, 105, 560, 140)], cells)
    left, top, right, bottom = *found[0], *found[2]
    assert (left < 150, right > 155) == (True, True)
    assert (top < 110, bottom > 130) == (True, True)


def test_only_our_letters_are_asked_about_and_wide_ones_count_for_plain_ones():
    letters = ["blank", "中", ":", "：", "A", "Á", " "]
    decoder = SimpleNamespace(character=list(letters))
    said = []
    wrapped = LatinDecoder(_Says(decoder, said))
    wrapped(np.array([[[0.1, 0.4, 0.1, 0.3, 0.05, 0.05, 0.0]]], dtype=np.float32))
    ((ours, shares),) = said
    assert dict(zip(ours, shares, strict=True)) == pytest.approx(
        {"blank": 0.1, ":": 0.4, "A": 0.1, " ": 0.0}
    )


class _Says:
    """A decoder that only notes what it was asked."""

    def __init__(self, decoder: SimpleNamespace, said: list) -> None:
        self.character = decoder.character
        self.said = said

    def __call__(self, shares: np.ndarray) -> None:
        self.said.append((self.character, shares[0, 0].tolist()))


@pytest.mark.parametrize("height", [64, 500, 896, 1131, 1600, 3400])
def test_strips_cover_a_page_and_overlap_by_more_than_a_line(height):
    found = strips(height)
    assert (found[0].top, found[-1].bottom) == (0, height)
    assert (found[0].first, found[-1].last) == (0, height)
    for above, below in pairwise(found):
        assert above.bottom - below.top >= 128
        assert above.last == below.first
