"""Decrees on key indicators as JSON and back."""

from collections.abc import Mapping
from typing import Any

from jenjang.papers.document import Decree, Party
from jenjang.papers.exchange.parts import (
    Json,
    NotADocument,
    integer,
    many,
    mapping,
    needed,
    text,
    texts,
)
from jenjang.papers.exchange.tables import read_table, table_json

KIND = "Keputusan IKU"
DECREE_TEXTS = (
    "issuer", "number", "about", "unit", "regency", "period", "place", "date", "date_text",
)  # fmt: skip
LISTS = ("considerations", "legal_bases", "decisions")


def to_json(decree: Decree) -> Json:
    """Return `decree` as a dict that `json.dumps` takes."""
    signer = decree.signer
    return {
        "kind": KIND,
        "year": decree.year,
        **{key: getattr(decree, key) for key in DECREE_TEXTS},
        **{key: list(getattr(decree, key)) for key in LISTS},
        "signer": None
        if signer is None
        else {key: getattr(signer, key) for key in ("name", "title", "nip", "rank")},
        "annexes": [table_json(annex) for annex in decree.annexes],
    }


def decree_from_json(data: Mapping[str, Any]) -> Decree:
    """Return the decree that `data` states; keys that are missing are not known.

    Raise `NotADocument` where `data` has another shape.

    >>> decree_from_json({"kind": "Keputusan IKU", "number": "7 TAHUN 2025"}).number
    '7 TAHUN 2025'
    """
    if text(data, "kind") != KIND:
        raise NotADocument(f"JSON ini bukan keputusan IKU: isi “kind” dengan {KIND}.")
    said: dict[str, Any] = {key: text(data, key) for key in DECREE_TEXTS}
    said |= {key: texts(data, key) for key in LISTS}
    return Decree(
        year=integer(data, "year"),
        **said,
        signer=_read_signer(data),
        annexes=tuple(read_table(each) for each in many(data, "annexes")),
    )


def _read_signer(data: Mapping[str, Any]) -> Party | None:
    signer = mapping(data, "signer")
    if signer is None:
        return None
    rest = {key: text(signer, key) for key in ("title", "nip", "rank")}
    return Party(name=needed(signer, "name"), **rest)
