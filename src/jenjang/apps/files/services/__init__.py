"""Keeping files: whole ones by their hash, and those that arrive piece by piece."""

from jenjang.apps.files.services.arriving import (
    Arrived,
    OutOfPlace,
    arrived,
    begin_arrival,
    drop_arrival,
    drop_expired,
    keep_arrived,
    take_piece,
)
from jenjang.apps.files.services.storing import (
    bytes_kept,
    drop_bytes,
    keep_bytes,
    open_stored,
    path_of,
    plain_name,
    sha256_of,
    store,
)

__all__ = [
    "Arrived",
    "OutOfPlace",
    "arrived",
    "begin_arrival",
    "bytes_kept",
    "drop_arrival",
    "drop_bytes",
    "drop_expired",
    "keep_arrived",
    "keep_bytes",
    "open_stored",
    "path_of",
    "plain_name",
    "sha256_of",
    "store",
    "take_piece",
]
