"""Excel (.xlsx, .xlsm, .xls) -> blocks."""

from jenjang.papers.readers.xlsx.document import read

__all__ = ["read"]
