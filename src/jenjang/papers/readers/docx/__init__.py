"""Word (.docx) -> blocks."""

from jenjang.papers.readers.docx.document import read

__all__ = ["read"]
