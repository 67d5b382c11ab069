"""A photographed sheet is laid flat; a scanned page stays as it is."""

import cv2
import numpy as np
import pytest

from jenjang.papers.readers.scan.sheet import laid_flat, sheet_in

WIDTH, HEIGHT = 900, 1200
TOPS = (100, 400, 700, 1000)


def page() -> np.ndarray:
    """Return a page of four lines of print from edge to edge of its text."""
    paper = np.full((HEIGHT, WIDTH), 235, dtype=np.uint8)
    for top in TOPS:
        paper[top : top + 20, 100:800] = 20
    return paper


def line(top: int) -> np.ndarray:
    edges = [[100, top], [800, top], [800, top + 20], [100, top + 20]]
    return np.array(edges, dtype=np.float32)


def photographed(desk: int, shadow: float) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the page on a desk, from one side, darker to the right, and its lines."""
    whole = np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], dtype=np.float32)
    seen = np.array([[120, 90], [940, 60], [1010, 1290], [70, 1240]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(whole, seen)
    picture = cv2.warpPerspective(page(), turn, (1080, 1350), borderValue=desk)
    light = np.linspace(1.0, shadow, picture.shape[1])[None, :]
    moved = [cv2.perspectiveTransform(line(top)[None], turn)[0] for top in TOPS]
    return (picture * light).astype(np.uint8), moved


@pytest.mark.parametrize(("desk", "shadow"), [(60, 1.0), (90, 0.6)])
def test_lines_of_a_photographed_page_are_level_again(desk, shadow):
    picture, lines = photographed(desk, shadow)
    flat, moved = laid_flat(picture, lines)
    assert flat.shape[1] / flat.shape[0] == pytest.approx(WIDTH / HEIGHT, abs=0.05)
    for each in moved:
        (left, top), (right, other) = each[:2]
        assert top == pytest.approx(other, abs=4)
        assert left / flat.shape[1] == pytest.approx(100 / WIDTH, abs=0.01)
        assert right / flat.shape[1] == pytest.approx(800 / WIDTH, abs=0.01)


def test_a_scanned_page_stays_as_it_is():
    lines = [line(top) for top in TOPS]
    flat, kept = laid_flat(page(), lines)
    assert (flat == page()).all()
    assert [each.tolist() for each in kept] == [each.tolist() for each in lines]


def test_a_bright_picture_on_a_page_is_no_sheet_as_text_stands_beside_it():
    picture, lines = photographed(60, 1.0)
    above = np.array([[100, 10], [800, 10], [800, 40], [100, 40]], dtype=np.float32)
    assert sheet_in(picture, lines) is not None
    assert sheet_in(picture, [*lines, above]) is None
