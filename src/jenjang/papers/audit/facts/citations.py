"""Regulations as papers cite them: kind, number, year and title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.core.figures import fold, plain
from jenjang.papers.audit.bundle import Bundle, Line, once

MINISTER = (
    r"peraturan menteri(?: negara)? pendayagunaan aparatur negara"
    r"(?: dan reformasi birokrasi)?|"
    r"\bpermen ?pan(?: ?-?rb)?\b|\bper/(?=\d)"
)
KINDS = {
    "UU": r"undang-? ?undang|\buu\b",
    "PP": r"peraturan pemerintah(?! daerah)(?: pengganti)?|\bpp\b",
    "Perpres": r"peraturan presiden|\bperpres\b",
    "Inpres": r"instruksi presiden|\binpres\b",
    "PermenPANRB": MINISTER,
    "Permendagri": r"peraturan menteri dalam negeri|\bpermendagri\b",
    "Perda": r"peraturan daerah|\bperda\b",
    "Perbup": r"peraturan (?:bupati|wali ?kota|gubernur)|\bper(?:bup|wal|gub|wali)\b",
}
_KIND = "|".join(f"(?P<{kind}>{words})" for kind, words in KINDS.items())
_ISSUER = (
    r"(?: republik indonesia| ri| (?:kabupaten|kota|provinsi) [a-z ]{3,30}?|"
    r" [a-z]{3,20}(?: [a-z]{3,20}){0,2})?"
)
_CITED = re.compile(
    rf"(?:{_KIND})(?P<between>{_ISSUER}[ (:]*(?:nomor|no\.?)?[ :.]*)"
    r"(?:per/)?(?P<number>\d{1,3})(?:[/.][a-z./-]*pan[a-z./-]*\d{1,4})?"
    r"[ /]*(?:tahun|thn\.?|th\.?)?[ :/]*(?P<year>(?:19|20)\d\d)"
    r"(?:,? ?tentang (?P<about>[^;]{4,400}))?",
)
_ITEM = re.compile(r"^\W*(?:\d{1,3}[.)]?|[a-z][.)]|-)?\s*(?:\d{1,2}[.)])?\s*$")


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation cited in a line; `about` is what the paper says it is about."""

    line: Line
    text: str
    kind: str
    number: int
    year: int
    about: str
    region: str
    begins_item: bool

    @property
    def key(self) -> tuple[str, str, int, int]:
        """Return what makes two citations one regulation."""
        return self.kind, self.region, self.number, self.year


@once
def citations(bundle: Bundle) -> tuple[Citation, ...]:
    """Return every citation of the papers, in their order."""
    return tuple(each for line in bundle.lines for each in _of(line))


def _of(line: Line) -> Iterator[Citation]:
    text = fold(plain(line.text))
    for match in _CITED.finditer(text):
        kind = next(name for name in KINDS if match[name])
        yield Citation(
            line,
            match[0][:200],
            kind,
            int(match["number"]),
            int(match["year"]),
            _title(match["about"] or ""),
            _region(match["between"]) if kind in ("Perda", "Perbup") else "",
            _ITEM.match(text[: match.start()]) is not None,
        )


def _region(between: str) -> str:
    """Return whose regulation it is: a number alone is told apart by its region."""
    return re.sub(r"\b(?:nomor|no)\b.*", "", between).strip(" .:")


def _title(about: str) -> str:
    """Return the title up to where the sentence goes on."""
    return re.split(r"\(|\bsebagaimana\b|\byang (?:telah )?diubah\b|\.\s", about)[0].strip(
        " ,."
    )
