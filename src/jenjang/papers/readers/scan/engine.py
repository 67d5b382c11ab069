"""Finding and reading the lines of text in a picture: rapidocr, on one core.

The models come in rapidocr's own wheel, so nothing is fetched. Lines are looked for in a
smaller copy of the page, which costs a third, and read from the full one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from statistics import fmean
from time import thread_time
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.readers.scan.alphabet import LatinDecoder
from jenjang.papers.readers.scan.memory import give_memory_back

FIND_SIDE_PX = 1600  # the longer side of the copy in which lines are looked for
STRIP_PX = 896  # ... in strips of this height, which keeps memory low
OVERLAP_PX = 128  # so that every line is whole in one of them
EDGE_PX = 6  # two strips may differ by this much about where a line is
LEAST_SIDE_PX = 64
MOST_LINES = 700
READ_PX = 48  # the height at which a line is read
BATCH_PX = 1600  # of lines side by side: what is read at once
SHORT_SHAPE = 320 / 48
LONGEST_SHAPE = 100  # a longer line than so many times its height is read narrower
MOST_CPU_S = 90.0  # for the lines of one page
ASKED_FOR_DIRECTION = 8
PIECE_SHAPE = 4  # of a line that is asked for its direction: a longer one is squeezed
WHITE = 255
LEAST_CONFIDENCE = 0.5  # below this it is a drawing, not letters

TOO_MUCH = (
    "Satu halaman pindaian berkas ini terlalu padat untuk dibaca: unggah PDF atau Word "
    "aslinya, atau pindai ulang halaman itu saja."
)

Picture = Any  # a numpy array, grey, one byte a pixel
Corners = Any  # a numpy array, 4 x 2: the corners of a line from its top left


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it was read: `at` says where each letter's middle is, 0 to 1 across."""

    text: str
    corners: Corners
    at: tuple[float, ...]
    confidences: tuple[float, ...]


@cache
def _engine() -> RapidOCR:
    cv2.setNumThreads(1)
    give_memory_back()
    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.min_side_len": 1,
            "Global.max_side_len": 100_000,
            "Global.use_vertical_padding": False,
            "Global.return_word_box": True,
            "Det.limit_side_len": FIND_SIDE_PX,
            "Det.limit_type": "max",
            "Rec.rec_batch_num": MOST_LINES,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    engine.recognize_txt([np.full((READ_PX, READ_PX, 3), 255, dtype=np.uint8)])
    engine.text_rec.postprocess_op = LatinDecoder(engine.text_rec.postprocess_op)
    return engine


def find_lines(picture: Picture) -> list[Corners]:
    """Return the corners of every line of text, in pixels of `picture`."""
    scale = min(1.0, FIND_SIDE_PX / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    boxes: list[Corners] = []
    for strip in strips(small.shape[0]):
        boxes += [box for box in _found_in(small, strip) if not _is_among(box, boxes)]
    if len(boxes) > MOST_LINES:
        raise Unreadable(TOO_MUCH)
    return [box / scale for box in boxes]


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows of a picture; a line whose middle is from `first` to `last` is its own."""

    top: int
    bottom: int
    first: int
    last: int


def strips(height: int) -> list[Strip]:
    """Return the strips in which a picture of `height` is looked through.

    >>> strips(500)
    [Strip(top=0, bottom=500, first=0, last=500)]
    >>> [(strip.top, strip.bottom) for strip in strips(1600)]
    [(0, 864), (736, 1600)]
    >>> [(strip.first, strip.last) for strip in strips(1600)]
    [(0, 800), (800, 1600)]
    """
    count = max(1, ceil((height - OVERLAP_PX) / (STRIP_PX - OVERLAP_PX)))
    step = (height - OVERLAP_PX) / count
    tops = [round(n * step) for n in range(count)]
    bottoms = [*(top + OVERLAP_PX for top in tops[1:]), height]
    edges = [0, *(top + OVERLAP_PX // 2 for top in tops[1:]), height]
    return [Strip(*each) for each in zip(tops, bottoms, edges, edges[1:], strict=False)]


def _found_in(picture: Picture, strip: Strip) -> Iterator[Corners]:
    """Yield the corners of the lines of one strip, in pixels of the whole."""
    cut = _coloured(_at_least(picture[strip.top : strip.bottom], LEAST_SIDE_PX))
    found: Any = _engine()(cut, use_det=True, use_cls=False, use_rec=False)
    for box in () if found.boxes is None else found.boxes:
        corners = np.asarray(box, dtype=np.float32)
        corners[:, 1] += strip.top
        if strip.first - EDGE_PX <= corners[:, 1].mean() <= strip.last + EDGE_PX:
            yield corners


def _is_among(box: Corners, boxes: Sequence[Corners]) -> bool:
    """Return whether a line was found already, in the strip before."""
    x, y = (float(value) for value in box.mean(axis=0))
    return any(
        abs(float(other[:, 1].mean()) - y) <= EDGE_PX
        and other[:, 0].min() <= x <= other[:, 0].max()
        for other in boxes
    )


def _at_least(picture: Picture, side: int) -> Picture:
    """Return the picture with paper below and beside it up to `side`."""
    height, width = picture.shape
    below, beside = max(0, side - height), max(0, side - width)
    if not below and not beside:
        return picture
    return cv2.copyMakeBorder(
        picture, 0, below, 0, beside, cv2.BORDER_CONSTANT, value=WHITE
    )


def upside_down(picture: Picture, lines: Sequence[Corners]) -> bool:
    """Return whether most of the longest lines stand on their heads."""
    longest = sorted(lines, key=_length, reverse=True)[:ASKED_FOR_DIRECTION]
    if not longest:
        return False
    pieces = [_piece(_cut_out(picture, line)) for line in longest]
    _, answer = _engine().cls_and_rotate([piece.copy() for piece in pieces])
    says = [str(label) == "180" for label, _ in answer.cls_res or ()]
    return sum(says) > len(longest) / 2 and _reads_better_turned(pieces)


def _piece(line: Picture) -> Picture:
    """Return the middle of a line, some letters long."""
    height, width = line.shape[:2]
    start = max(0, (width - PIECE_SHAPE * height) // 2)
    return np.ascontiguousarray(line[:, start : start + PIECE_SHAPE * height])


def _reads_better_turned(pieces: Sequence[Picture]) -> bool:
    """Return whether pieces of lines are read with more confidence on their heads."""
    turned = [np.ascontiguousarray(np.rot90(piece, 2)) for piece in pieces]
    upright, over = (_engine().recognize_txt(each).scores for each in (pieces, turned))
    return bool(sum(over) > sum(upright))


def read_lines(picture: Picture, lines: Sequence[Corners]) -> Iterator[TextLine]:
    """Yield what each line says; lines that say nothing are left out."""
    began = thread_time()
    for batch in _batches(lines):
        if thread_time() - began > MOST_CPU_S:
            raise Unreadable(TOO_MUCH)
        answer = _engine().recognize_txt([_cut_out(picture, line) for line in batch])
        for corners, text, word_info in zip(
            batch, answer.txts or (), answer.word_results, strict=False
        ):
            line = _text_line(text, corners, word_info)
            if line is not None and fmean(line.confidences) >= LEAST_CONFIDENCE:
                yield line


def _batches(lines: Sequence[Corners]) -> Iterator[list[Corners]]:
    """Yield lines of about one shape together, as many as may be read at once."""
    batch: list[Corners] = []
    for line in sorted(lines, key=_shape):
        if (len(batch) + 1) * _shape(line) * READ_PX > BATCH_PX and batch:
            yield batch
            batch = []
        batch.append(line)
    if batch:
        yield batch


def _text_line(text: str, corners: Corners, found: Any) -> TextLine | None:
    """Return the line with a place for every letter, blanks left out of the count."""
    columns = [column for word in found.word_cols for column in word]
    letters = "".join(text.split())
    if not letters or not found.line_txt_len:
        return None
    if len(columns) != len(letters):
        columns = [
            (n + 0.5) * found.line_txt_len / len(letters) for n in range(len(letters))
        ]
    at = tuple((column + 0.5) / found.line_txt_len for column in columns)
    sure = [float(each) for each in found.confs]
    if len(sure) == len(text):
        sure = [each for each, letter in zip(sure, text, strict=True) if letter.strip()]
    else:
        sure = [min(sure, default=0.0)] * len(letters)
    return TextLine(" ".join(text.split()), corners, at, tuple(sure))


def _length(corners: Corners) -> float:
    return float(np.linalg.norm(corners[1] - corners[0]))


def _shape(corners: Corners) -> float:
    """Return how many times longer than high a line is; short ones are read alike."""
    height = float(np.linalg.norm(corners[3] - corners[0]))
    return min(max(_length(corners) / max(height, 1.0), SHORT_SHAPE), LONGEST_SHAPE)


def _cut_out(picture: Picture, corners: Corners) -> Picture:
    """Return the line alone, straightened."""
    height = max(1, round(float(np.linalg.norm(corners[3] - corners[0]))))
    width = max(1, min(round(_length(corners)), LONGEST_SHAPE * height))
    straight = np.array(
        [[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32
    )
    turn = cv2.getPerspectiveTransform(np.asarray(corners, dtype=np.float32), straight)
    cut = cv2.warpPerspective(
        picture, turn, (width, height), borderMode=cv2.BORDER_REPLICATE
    )
    return _coloured(cut)


def _coloured(picture: Picture) -> Picture:
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
