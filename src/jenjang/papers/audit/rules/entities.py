"""Names of other kecamatan in a paper of one (R30)."""

import re
from collections.abc import Iterator

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, Line, Paper
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.reference.areas import districts
from jenjang.papers.audit.rule import Rule

# Only looked ahead at: "tingkat kecamatan ... di kecamatan X" names one after the other.
NAMED = re.compile(r"\b(?:kecamatan|kec\.|camat)\s+(?=(?P<rest>[a-z][a-z' -]{2,60}))")
OWN = re.compile(r"kecamatan (?P<name>[a-z' -]+)")
COMPARED = re.compile(
    r"berbatas|sebelah (?:utara|selatan|timur|barat)|pemekaran|antar ?kecamatan|"
    r"se-?kabupaten|"
    r"dibanding|peringkat|terdiri (?:dari|atas) \d+"
)


def own_entity(bundle: Bundle) -> Iterator[Flaw]:
    """R30: a kecamatan's paper speaks of no other kecamatan of its kabupaten."""
    for paper in bundle.papers:
        own, others = _neighbours(paper)
        if others:
            for line in paper.lines:
                yield from _foreign(line, own, others)


def _neighbours(paper: Paper) -> tuple[str, frozenset[str]]:
    """Return the kecamatan a paper is of, and the others of its kabupaten."""
    for document in paper.documents:
        unit, regency = fold(document.unit or ""), document.regency
        named = OWN.search(unit)
        if named and (regency or "," in unit):
            name = named["name"].split(" kabupaten")[0].strip()
            inside = districts(regency or unit.split(",", 1)[1])
            if name in inside:
                return name, inside - {name}
    return "", frozenset()


def _foreign(line: Line, own: str, others: frozenset[str]) -> Iterator[Flaw]:
    text = line.folded
    if COMPARED.search(text):
        return
    found = [_district(match["rest"], own, others) for match in NAMED.finditer(text)]
    for name in dict.fromkeys(name for name in found if name):
        yield Flaw(
            places=(line.spot,),
            written=f"Kecamatan {name.title()}",
            expected=f"Kecamatan {own.title()}",
            message=f"Menyebut Kecamatan {name.title()}, kecamatan lain di kabupaten ini.",
            cause="Teks ini tampaknya disalin dari dokumen kecamatan lain.",
            group=f"kecamatan {name}",
        )


def _district(rest: str, own: str, others: frozenset[str]) -> str | None:
    """Return the other kecamatan that a text begins with; the longest name counts."""
    begun = [name for name in (*others, own) if re.match(rf"{re.escape(name)}\b", rest)]
    longest = max(begun, key=len, default=None)
    is_cut = longest is not None and own.startswith(longest) and rest.strip() == longest
    return None if longest == own or is_cut else longest


RULES = (
    Rule(
        id="R30",
        name="entitas-asing",
        description="Dokumen kecamatan tidak menyebut kecamatan lain sebagai dirinya.",
        severity=Severity.COPIED,
        source="Daftar wilayah Kepmendagri 300.2.2-2138/2025",
        needs="nama kecamatan dan kabupaten dokumen",
        is_certain=True,
        find=own_entity,
    ),
)
