"""Results to date against the target at the end of the Renstra, and how far the way is."""

from jenjang.papers.layouts.lkjip.years import columns

__all__ = ["columns"]
