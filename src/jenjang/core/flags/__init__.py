"""Flags: what should be looked at in a reported value before somebody vouches for it.

Pure questions about one Observation. A flag asks, it never refuses: the figure may be
right.
"""

from jenjang.core.flags.observation import Observation
from jenjang.core.flags.observing import observe
from jenjang.core.flags.raising import FLAGS, Flag, FlagKind, flags_of

__all__ = ["FLAGS", "Flag", "FlagKind", "Observation", "flags_of", "observe"]
