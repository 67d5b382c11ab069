"""Finding and reading the lines of text in a picture: rapidocr, on one core.

The models come in rapidocr's own wheel, so nothing is fetched. Lines are looked for in a
smaller copy of the page, which costs a third, and read from the full one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from time import thread_time
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from jenjang.papers.readers.refusal import Unreadable

FIND_SIDE_PX = 1600  # the longer side of the copy in which lines are looked for
MOST_LINES = 700
BATCH = 24
MOST_CPU_S = 90.0  # for the lines of one page
ASKED_FOR_DIRECTION = 8
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
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": 100_000,
            "Global.return_word_box": True,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def find_lines(picture: Picture) -> list[Corners]:
    """Return the corners of every line of text, in pixels of `picture`."""
    scale = min(1.0, FIND_SIDE_PX / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found: Any = _engine()(_coloured(small), use_det=True, use_cls=False, use_rec=False)
    boxes = [] if found.boxes is None else list(found.boxes)
    if len(boxes) > MOST_LINES:
        raise Unreadable(TOO_MUCH)
    return [np.asarray(box, dtype=np.float32) / scale for box in boxes]


def upside_down(picture: Picture, lines: Sequence[Corners]) -> bool:
    """Return whether most of the longest lines stand on their heads."""
    longest = sorted(lines, key=_length, reverse=True)[:ASKED_FOR_DIRECTION]
    if not longest:
        return False
    _, answer = _engine().cls_and_rotate([_cut_out(picture, line) for line in longest])
    says = [str(label) == "180" for label, _ in answer.cls_res or ()]
    return sum(says) > len(longest) / 2 and _reads_better_turned(picture, longest)


def _reads_better_turned(picture: Picture, lines: Sequence[Corners]) -> bool:
    """Return whether lines are read with more confidence on their heads."""
    cuts = [_cut_out(picture, line) for line in lines]
    turned = [np.ascontiguousarray(np.rot90(cut, 2)) for cut in cuts]
    upright, over = (_engine().recognize_txt(each).scores for each in (cuts, turned))
    return bool(sum(over) > sum(upright))


def read_lines(picture: Picture, lines: Sequence[Corners]) -> Iterator[TextLine]:
    """Yield what each line says; lines that say nothing are left out."""
    began = thread_time()
    ordered = sorted(lines, key=_length)  # lines of one length make a cheap batch
    for start in range(0, len(ordered), BATCH):
        if thread_time() - began > MOST_CPU_S:
            raise Unreadable(TOO_MUCH)
        batch = ordered[start : start + BATCH]
        answer = _engine().recognize_txt([_cut_out(picture, line) for line in batch])
        for corners, text, word_info in zip(
            batch, answer.txts or (), answer.word_results, strict=False
        ):
            line = _text_line(text, corners, word_info)
            if line is not None and fmean(line.confidences) >= LEAST_CONFIDENCE:
                yield line


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


def _cut_out(picture: Picture, corners: Corners) -> Picture:
    """Return the line alone, straightened."""
    width = max(1, round(_length(corners)))
    height = max(1, round(float(np.linalg.norm(corners[3] - corners[0]))))
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
