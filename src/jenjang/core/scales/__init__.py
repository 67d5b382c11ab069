"""Rating scales: one TOML file a scale in `data`, each with its source.

`FILES` names them; a new scale is one file and one line here.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from jenjang.core.scales.loading import load_scale
from jenjang.core.scales.scale import COLOURS, BadScale, Band, Rating, Scale

FILES = ("capaian4", "permendagri86", "ikm", "sakip", "kecamatan")

__all__ = [
    "COLOURS",
    "FILES",
    "BadScale",
    "Band",
    "Rating",
    "Scale",
    "all_scales",
    "load_scale",
]


@cache
def all_scales() -> Mapping[str, Scale]:
    """Return the scales by key.

    >>> from decimal import Decimal
    >>> all_scales()["sakip"].rating(Decimal(80)).code
    'BB'
    >>> all_scales()["capaian4"].rating(Decimal("99.995"))
    Rating(label='Berhasil', code='hijau', colour='hijau', near_edge=True)
    """
    folder = resources.files("jenjang.core.scales") / "data"
    return MappingProxyType(
        {
            key: load_scale(key, (folder / f"{key}.toml").read_text(encoding="utf-8"))
            for key in FILES
        }
    )
