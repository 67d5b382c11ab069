"""Wordings compared by what they say: content words, blind to spelling and filling."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from jenjang.core.figures import fold

SAME_WORD = 0.8  # share of letters: kiner/kinerja, terlaksana/terlaksananya
SHORTEST_CUT = 4  # letters of a word that was cut off

ABBREVIATIONS = {
    "bmd": "barang milik",
    "pd": "perangkat",
    "opd": "perangkat",
    "skpd": "perangkat",
    "apbd": "anggaran pendapatan belanja",
    "ikm": "indeks kepuasan masyarakat",
    "skm": "survei kepuasan masyarakat",
    "akip": "akuntabilitas kinerja instansi pemerintah",
    "sakip": "sistem akuntabilitas kinerja instansi pemerintah",
    "trantibum": "ketenteraman ketertiban umum",
    "perda": "peraturan",
    "perkada": "peraturan kepala",
    "forkopimcam": "forum koordinasi pimpinan kecamatan",
    "polri": "kepolisian negara republik indonesia",
    "tni": "tentara nasional indonesia",
}
_FILLING = """
    yang dan di ke pada dengan dalam untuk oleh atas dari serta atau terhadap secara bagi
    para sesuai daerah baik telah adalah ini itu tersebut nya an antara lain rangka
"""
FILLING = frozenset(_FILLING.split())
VARIANTS = {
    "pemerintahan": "pemerintah",
    "indicator": "indikator",
    "public": "publik",
    "perentase": "persentase",
    "prosentase": "persentase",
    "organisasional": "organisasi",
    "asset": "aset",
    "sasaran": "sasaran",
}
_TOKEN = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=20_000)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words that carry the meaning, abbreviations written out, in their order.

    >>> content_words("Presentase BMD yang terpelihara dengan baik (%)")
    ('persentase', 'barang', 'milik', 'terpelihara')
    """
    tokens = _TOKEN.findall(fold(_BRACKETS.sub(" ", text)))
    written = " ".join(ABBREVIATIONS.get(token, token) for token in tokens).split()
    return tuple(VARIANTS.get(w, w) for w in written if w not in FILLING and len(w) > 1)


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Return whether two words are one word in two spellings, or one cut off."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_CUT and long.startswith(short):
        return True
    if not short or long[0] != short[0] or len(long) - len(short) > 2:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_WORD


def missing(words: Sequence[str], among: Iterable[str]) -> tuple[str, ...]:
    """Return the words that stand in no spelling among the others."""
    others = tuple(dict.fromkeys(among))
    return tuple(w for w in words if not any(alike(w, other) for other in others))


def likeness(one: str, other: str) -> float:
    """Return the share of content words that two texts have in common, 0 to 1.

    >>> likeness("Jumlah dokumen RKA", "Jumlah Dokumen RKA"), likeness("Jumlah", "Nilai")
    (1.0, 0.0)
    """
    a, b = dict.fromkeys(content_words(one)), dict.fromkeys(content_words(other))
    if not a or not b:
        return 0.0
    shared = len(a) - len(missing(tuple(a), b))
    return shared / (len(a) + len(b) - shared)


def says_same(one: str, other: str) -> bool:
    """Return whether two texts have the same content words, in any order."""
    a, b = content_words(one), content_words(other)
    return not missing(a, b) and not missing(b, a)


_RESULT = re.compile(r"^(?:ter|me|ber)\w+(?:nya)?$")


def subject(objective: str) -> str:
    """Return what an objective is about: its words without the verb of the result.

    >>> subject("Terlaksananya Administrasi Umum")
    'administrasi umum'
    """
    words = content_words(objective)
    kept = words[1:] if words and _RESULT.match(words[0]) else words
    return " ".join(kept)
