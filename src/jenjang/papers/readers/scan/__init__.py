"""Scanned pages and photographs -> letters and lines, by the optional extra `ocr`.

What reads pictures (`page` and all it uses) needs rapidocr, OpenCV and NumPy, so it is
imported only when a picture is to be read.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from jenjang.papers.readers.bounds import grant_memory_for_pictures
from jenjang.papers.readers.pdf.content import Content
from jenjang.papers.readers.refusal import Unreadable

DOTS_PER_INCH = 200
MOST_SCANNED_PAGES = 60
MOST_PIXELS = 80_000_000  # of one picture, or of all on one page
NOT_INSTALLED = (
    "Berkas ini hasil pindaian dan pembaca pindaian belum terpasang di sini: minta "
    'pengelola menjalankan pip install "jenjang[ocr]", atau unggah PDF atau Word aslinya.'
)
UNREAD_PAGE = "[Halaman ini hasil pindaian dan belum terbaca.]"
TOO_LARGE = (
    "Gambar ini terlalu besar untuk dibaca: pindai ulang dengan 200-300 titik per inci, "
    "lalu unggah lagi."
)
TOO_MANY_PAGES = (
    f"Berkas ini memuat lebih dari {MOST_SCANNED_PAGES} halaman pindaian: pisahkan halaman "
    "yang diperlukan, lalu unggah lagi."
)


def is_installed() -> bool:
    """Return whether the extra `ocr` is there."""
    return find_spec("rapidocr") is not None


def content_of_page(picture: Any) -> Content:
    """Return what stands on a page, given its picture (PIL) at 200 dots an inch.

    Raise `Unreadable` where the extra is not installed or the page is beyond its limits.
    """
    content: Content = _page().content_of_page(picture)
    return content


def contents_of_file(content: bytes) -> list[Content]:
    """Return what stands on the pages of a picture file: one, or more in a TIFF."""
    contents: list[Content] = _page().contents_of_file(content)
    return contents


def upright(picture: Any) -> Any:
    """Return the picture (PIL) of a page as it is read: turned and straightened."""
    return _page().upright(picture)


def picture_of_frame(content: bytes, number: int) -> Any:
    """Return the picture (PIL) of a page of a picture file, from 1, as it is read."""
    return _page().picture_of_frame(content, number)


def _page() -> ModuleType:
    grant_memory_for_pictures()
    try:
        return import_module("jenjang.papers.readers.scan.page")
    except ImportError as missing:
        raise Unreadable(NOT_INSTALLED) from missing
