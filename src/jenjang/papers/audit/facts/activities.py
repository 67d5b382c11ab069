"""Programmes, kegiatan and sub kegiatan as papers name them."""

import re

from jenjang.core.figures import fold_letters

_LEVEL = re.compile(
    r"^\W*(?:program|sub\s*-?\s*kegiatan|kegiatan)\s*[:.]?\s+", re.IGNORECASE
)


def activity_key(name: str) -> str:
    """Return what an activity's name is compared by: no level word, letters only.

    >>> activity_key("Kegiatan : Administrasi Umum") == activity_key("ADMINISTRASI UMUM")
    True
    """
    return fold_letters(_LEVEL.sub("", name))
