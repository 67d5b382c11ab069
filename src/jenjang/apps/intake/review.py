"""What was read in an upload, told to the person who looks it over: doubts first.

Facts are named by their path in the reading (``objectives[0].indicators[1].text``); here
they get words and the place in the file where they stand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jenjang.core.figures import write_number, write_rupiah

WORDS = {
    "accumulation": "cara kumulatif", "amount": "pagu", "annex": "lampiran",
    "budget_total": "jumlah anggaran", "budgets": "anggaran", "code": "kode",
    "data_source": "sumber data", "date": "tanggal", "date_text": "tanggal",
    "definition": "definisi", "description": "uraian", "first_party": "pihak pertama",
    "footer": "kaki halaman", "formula": "rumus", "indicators": "indikator",
    "kind": "jenis dokumen", "legal_bases": "dasar hukum", "level": "tingkat",
    "name": "nama", "nip": "NIP", "objectives": "sasaran", "parent": "induk",
    "place": "tempat", "quarter_targets": "target triwulan", "rank": "pangkat",
    "reason": "alasan", "regency": "pemerintah daerah", "relevance": "relevansi",
    "revision": "nomor perubahan", "second_party": "pihak kedua", "source": "sumber dana",
    "target_note": "penjelasan target", "target_number": "angka target",
    "target_text": "target", "text": "bunyi", "title": "jabatan",
    "year": "tahun",
}  # fmt: skip
STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Doubted:
    """Something to look at: what it is, what was read, where it stands, why."""

    what: str
    read: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class PaperRead:
    """One agreement as it was read."""

    title: str
    first_party: str
    second_party: str
    objectives: list[dict[str, Any]]
    budgets: list[dict[str, str]]
    total: str
    doubts: list[Doubted]


def papers_read(reading: Mapping[str, Any]) -> list[PaperRead]:
    """Return the agreements of a reading, in the order of the file."""
    return [_paper(one) for one in reading.get("documents", [])]


def _paper(read: Mapping[str, Any]) -> PaperRead:
    kind = read.get("kind") or "Dokumen"
    revision = f" {read['revision']}" if read.get("revision") else ""
    return PaperRead(
        title=f"{kind}{revision} {read.get('year') or '(tahun tidak terbaca)'}",
        first_party=_party(read.get("first_party")),
        second_party=_party(read.get("second_party")),
        objectives=[_objective(one) for one in read.get("objectives", [])],
        budgets=[_budget(one) for one in read.get("budgets", [])],
        total=_amount(read.get("budget_total")),
        doubts=[_doubt(read, one) for one in read.get("doubts", [])],
    )


def _party(read: Mapping[str, Any] | None) -> str:
    parts = (read or {}).get("name"), (read or {}).get("title")
    return " · ".join(part for part in parts if part) or "tidak terbaca"


def _objective(read: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "level": read.get("level") or "",
        "text": read.get("text") or "",
        "indicators": [
            {
                "text": one.get("text") or "",
                "target": one.get("target_text") or "–",
                "unit": one.get("unit") or "",
            }
            for one in read.get("indicators", [])
        ],
    }


def _budget(read: Mapping[str, Any]) -> dict[str, str]:
    return {
        "level": read.get("level") or "",
        "name": read.get("name") or "",
        "amount": _amount(read.get("amount")),
    }


def _amount(amount_idr: int | None) -> str:
    return "–" if amount_idr is None else write_rupiah(amount_idr)


def _doubt(read: Mapping[str, Any], doubt: Mapping[str, str]) -> Doubted:
    path = doubt["path"]
    return Doubted(
        what=in_words(path),
        read=_said(path, _at_path(read, path)),
        place=_place(read.get("at", {}), path),
        why=doubt["why"],
    )


def in_words(path: str) -> str:
    """Return a path as a person names the fact.

    >>> in_words("objectives[0].indicators[1].target_text")
    'sasaran 1, indikator 2, target'
    >>> in_words("objectives[0].indicators[1].unit"), in_words("unit")
    ('sasaran 1, indikator 2, satuan', 'perangkat daerah')
    """
    said: list[str] = []
    for name, index in STEP.findall(path):
        word = WORDS.get(name, name)
        if name == "unit":
            word = "satuan" if said else "perangkat daerah"
        said.append(f"{word} {int(index) + 1}" if index else word)
    return ", ".join(said)


def _at_path(read: Any, path: str) -> Any:
    """Return what was read there, None where nothing was."""
    for name, index in STEP.findall(path):
        read = read.get(name) if isinstance(read, Mapping) else None
        if index:
            at = int(index)
            read = read[at] if isinstance(read, list) and at < len(read) else None
    return read


def _said(path: str, value: Any) -> str:
    """Return the value as the page shows it; a part of the paper is shown by its text."""
    if isinstance(value, Mapping):
        value = value.get("text") or value.get("name")
    if value is None or isinstance(value, list):
        return ""
    if isinstance(value, int) and path.endswith(("amount", "budget_total")):
        return write_rupiah(value)
    if isinstance(value, int | float) and not path.endswith("year"):
        return write_number(Decimal(str(value)))
    return str(value)


def _place(places: Mapping[str, Mapping[str, Any]], path: str) -> str:
    """Return where a fact stands, else where what holds it does."""
    for held in _holders(path):
        if held in places:
            return place_in_words(places[held])
    return ""


def _holders(path: str) -> Iterator[str]:
    """Yield the path, then the paths of what holds it."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def place_in_words(place: Mapping[str, Any]) -> str:
    """Return a place as a person finds it.

    >>> place_in_words({"page": 2, "line": 14, "cell": "1.3.2"})
    'halaman 2, baris 14, tabel 1 baris 3 kolom 2'
    """
    said = []
    if place.get("page"):
        said.append(f"halaman {place['page']}")
    if place.get("line"):
        said.append(f"baris {place['line']}")
    if place.get("cell"):
        table, row, column = str(place["cell"]).split(".")
        said.append(f"tabel {table} baris {row} kolom {column}")
    return ", ".join(said)
