"""Facts and their places as a person names them."""

from collections.abc import Mapping
from typing import Any

from jenjang.papers.correcting import steps

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
    "year": "tahun", "action": "tindak lanjut", "activity": "kegiatan",
    "chapters": "bab", "figures": "angka", "indicator": "indikator",
    "number": "nomor", "objective": "sasaran", "others": "tabel lain",
    "period": "periode", "printed": "angka", "rating": "predikat",
    "recommendation": "rekomendasi", "rows": "baris", "statements": "kalimat",
    "status": "status", "subject": "unsur", "tables": "tabel",
}  # fmt: skip


def in_words(path: str) -> str:
    """Return a path as a person names the fact; the document it is in goes unsaid.

    >>> in_words("documents[0].objectives[0].indicators[1].target_text")
    'sasaran 1, indikator 2, target'
    >>> in_words("objectives[0].indicators[1].unit"), in_words("documents[2].unit")
    ('sasaran 1, indikator 2, satuan', 'perangkat daerah')
    """
    said: list[str] = []
    for step in _inside(path):
        if isinstance(step, int):
            said[-1] += f" {step + 1}"
        else:
            said.append(_word(step, is_first=not said))
    return ", ".join(said)


def label(path: str) -> str:
    """Return what a fact is called beside its field.

    >>> label("documents[0].objectives[0].indicators[1].target_text")
    'Target'
    """
    said = in_words(path).rpartition(", ")[2]
    return said[:1].upper() + said[1:]


def _inside(path: str) -> tuple[str | int, ...]:
    names = steps(path)
    return names[2:] if names[:1] == ("documents",) else names


def _word(name: str, *, is_first: bool) -> str:
    if name == "unit":
        return "perangkat daerah" if is_first else "satuan"
    return WORDS.get(name, name.replace("_", " "))


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
