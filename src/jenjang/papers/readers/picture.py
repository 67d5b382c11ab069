"""A photograph or scan (JPEG, PNG, TIFF, WebP, GIF) -> blocks."""

from jenjang.papers.blocks import Block
from jenjang.papers.readers.pdf.document import blocks_of
from jenjang.papers.readers.scan import contents_of_file


def read(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of a picture, one page for each it holds.

    Raise `Unreadable` where the extra `ocr` is not installed or the picture is broken.
    """
    return blocks_of(contents_of_file(content))
