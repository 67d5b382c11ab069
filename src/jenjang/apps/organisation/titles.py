"""Names of positions and units as papers write them, and the one form they are kept in.

'CAMAT MANGKUTANA', 'Camat Kecamatan Mangkutana' and 'Camat' are one position of one unit;
'KASUBAG. UMUM & KEUANGAN' is 'Kepala Sub Bagian Umum dan Keuangan'.
Source: the short forms met in papers (kinds of positions: PermenPANRB 25/2021; PP 17/2018).
"""

import re
from dataclasses import dataclass

from jenjang.apps.organisation.models import AppointmentKind, UnitKind

KINDS = {
    "plt": AppointmentKind.PLT,
    "plh": AppointmentKind.PLH,
    "pj": AppointmentKind.PJ,
    "pjs": AppointmentKind.PJ,
    "penjabat": AppointmentKind.PJ,
}
SHORT_FORMS = {
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kasubag": "kepala sub bagian",
    "kasubbag": "kepala sub bagian",
    "kasubagian": "kepala sub bagian",
    "kasubbagian": "kepala sub bagian",
    "subag": "sub bagian",
    "subbag": "sub bagian",
    "subbagian": "sub bagian",
    "subagian": "sub bagian",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasubid": "kepala sub bidang",
    "kasubbid": "kepala sub bidang",
    "subid": "sub bidang",
    "subbid": "sub bidang",
    "subbidang": "sub bidang",
    "kadis": "kepala dinas",
    "kaban": "kepala badan",
    "sekcam": "sekretaris camat",
    "sekmat": "sekretaris camat",
    "sekdis": "sekretaris dinas",
    "sekda": "sekretaris daerah",
    "trantib": "ketenteraman dan ketertiban",
    "trantibum": "ketenteraman dan ketertiban umum",
    "ketentraman": "ketenteraman",
    "umpeg": "umum dan kepegawaian",
    "renkeu": "perencanaan dan keuangan",
    "kesos": "kesejahteraan sosial",
    "pmd": "pemberdayaan masyarakat desa",
    "yanum": "pelayanan umum",
    "pelum": "pelayanan umum",
    "walikota": "wali kota",
}
PHRASES = (
    ("sekretaris kecamatan", "sekretaris camat"),
    ("ka sub bagian", "kepala sub bagian"),
    ("ka seksi", "kepala seksi"),
)
SMALL_WORDS = frozenset({"dan", "dan/atau", "atau", "di", "pada", "yang", "untuk"})
HEADS_OF_REGIONS = ("bupati", "wali kota", "gubernur")
ACRONYMS = frozenset({"upt", "uptd", "rsud", "rsj", "esdm", "asn", "skpd", "tu"})
OFFICE_WORDS = frozenset({"kantor", "kecamatan", "kelurahan", "camat", "lurah", "skpd"})
UNIT_SYNONYMS = {"camat": "kecamatan", "lurah": "kelurahan"}
TITLES_OF_HEADS = frozenset({"kepala", "sekretaris", "inspektur", "direktur"})
UNIT_KINDS = {
    "kecamatan": UnitKind.KECAMATAN,
    "kelurahan": UnitKind.KELURAHAN,
    "dinas": UnitKind.DINAS,
    "badan": UnitKind.BADAN,
    "sekretariat": UnitKind.SEKRETARIAT,
    "inspektorat": UnitKind.INSPEKTORAT,
}


@dataclass(frozen=True, slots=True)
class Title:
    """A position as a paper names it: how it is held, its name, its key for comparing."""

    kind: AppointmentKind
    name: str
    key: str

    @property
    def is_head_of_region(self) -> bool:
        """Return whether it stands above all units: a bupati, a wali kota, a gubernur."""
        return self.key.startswith(HEADS_OF_REGIONS)


def read_title(text: str, unit_name: str | None = None) -> Title:
    """Return the position that `text` names, without the name of its own unit.

    >>> read_title("Plt. KASUBAG. UMUM & KEUANGAN").name
    'Kepala Sub Bagian Umum dan Keuangan'
    >>> read_title("KEPALA UPTD WILAYAH III").name
    'Kepala UPTD Wilayah III'
    >>> read_title("CAMAT KECAMATAN SUKAMAJU", "Kecamatan Sukamaju").key
    'camat'
    >>> read_title("Sekretaris Kecamatan").key == read_title("SEKCAM").key
    True
    """
    words = _words(text)
    kind = AppointmentKind.DEFINITIF
    while words and words[0] in KINDS:
        kind = KINDS[words.pop(0)]
    words = _expanded(words)
    if not words[:1] or not " ".join(words).startswith(HEADS_OF_REGIONS):
        words = _without_unit(words, unit_name)
    return Title(kind, _in_title_case(words), key_of_words(words))


def printed_title(
    name: str, unit_name: str | None, kind: AppointmentKind = AppointmentKind.DEFINITIF
) -> str:
    """Return a position as its paper prints it: whose head somebody is, and how he acts.

    >>> printed_title("Camat", "Kecamatan Sukamaju", AppointmentKind.PLT)
    'Plt. Camat Sukamaju'
    >>> printed_title("Kepala", "Dinas Sosial"), printed_title("Sekretaris Camat", "X")
    ('Kepala Dinas Sosial', 'Sekretaris Camat')
    """
    short = "" if kind == AppointmentKind.DEFINITIF else f"{kind.label} "
    unit = unit_name or ""
    if name.casefold() in UNIT_SYNONYMS:
        unit = " ".join(unit.split()[1:])
    elif name.casefold() not in TITLES_OF_HEADS:
        unit = ""
    return f"{short}{name} {unit}".rstrip()


def key_of_words(words: list[str]) -> str:
    """Return what is compared: the words without the small ones."""
    return " ".join(word for word in words if word not in SMALL_WORDS)


def fold_unit(name: str) -> str:
    """Return a unit's name for comparing: 'Kantor Camat X' and 'KECAMATAN X' are one.

    >>> fold_unit("KANTOR CAMAT SUKAMAJU") == fold_unit("Kecamatan Sukamaju")
    True
    """
    words = [word for word in _words(name) if word not in {"kantor", "skpd"}]
    if words:
        words[0] = UNIT_SYNONYMS.get(words[0], words[0])
    if words[:2] == ["kecamatan", "kecamatan"]:
        words = words[1:]
    return " ".join(words)


def fold_government(name: str) -> str:
    """Return a pemda's name for comparing: 'PEMERINTAH KAB. X' is 'Kabupaten X'.

    >>> fold_government("Pemerintah Kab. Tirtajaya")
    'kabupaten tirtajaya'
    """
    words = [word for word in _words(name) if word not in {"pemerintah", "daerah"}]
    if words and words[0] == "kab":
        words[0] = "kabupaten"
    return " ".join(words)


def kind_of_unit(name: str) -> UnitKind:
    """Return the kind that the first word of the name says."""
    first = fold_unit(name).split(" ", 1)[0]
    return UNIT_KINDS.get(first, UnitKind.LAIN)


def tidy_unit(name: str) -> str:
    """Return the unit's name as it is kept.

    >>> tidy_unit("KANTOR CAMAT SUKAMAJU")
    'Kecamatan Sukamaju'
    """
    return _in_title_case(fold_unit(name).split())


def _words(text: str) -> list[str]:
    """Return the words in lower case; '&' is 'dan', marks between words are blanks."""
    return re.findall(r"[a-z0-9]+", text.casefold().replace("&", " dan "))


def _expanded(words: list[str]) -> list[str]:
    """Return the words with every short form written out."""
    text = " ".join(SHORT_FORMS.get(word, word) for word in words)
    for written, meant in PHRASES:
        text = re.sub(rf"\b{written}\b", meant, text)
    return text.split()


def _without_unit(words: list[str], unit_name: str | None) -> list[str]:
    """Return the words without the unit's own name, where they end with it."""
    proper = [
        word for word in fold_unit(unit_name or "").split() if word not in OFFICE_WORDS
    ]
    if proper and words[-len(proper) :] == proper and len(words) > len(proper):
        words = words[: -len(proper)]
    while len(words) > 1 and words[-1] in {"kecamatan", "kelurahan", "kantor"}:
        words = words[:-1]
    if words == ["sekretaris"] and fold_unit(unit_name or "").startswith("kecamatan"):
        return ["sekretaris", "camat"]
    return words


def _in_title_case(words: list[str]) -> str:
    """Return the words as a page shows them."""
    return " ".join(map(_capitalised, words))


def _capitalised(word: str) -> str:
    """Return a word as titles print it: 'dan', 'UPTD', 'III', 'Seksi'."""
    if word in SMALL_WORDS:
        return word
    is_roman = re.fullmatch(r"[ivx]{2,4}", word) is not None
    return word.upper() if is_roman or word in ACRONYMS else word.capitalize()
