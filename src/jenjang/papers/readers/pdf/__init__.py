"""Digital PDF -> blocks, from where its letters and lines stand on the page."""

from jenjang.papers.readers.pdf.document import read

__all__ = ["read"]
