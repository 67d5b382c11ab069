"""The parts of a Keputusan: considerations, legal bases, decisions, who signed it.

A walk over the lines: the words Menimbang, Mengingat, Memutuskan, KESATU and Ditetapkan
say which part a line is of; a mark (a., 1.) begins the next item, all else goes on with
the last one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from jenjang.core.figures import fold, read_rank
from jenjang.core.values import Unknown
from jenjang.papers.blocks import Table
from jenjang.papers.document import Decree, FactTable, Party
from jenjang.papers.recognisers.report.kinds import Head, is_decree
from jenjang.papers.recognisers.report.stream import Line, Piece

HEAD_LINES = 20
MOST_SIGNING = 8  # lines from the date to the NIP
LISTED = {"considerations", "legal_bases"}
ITEM = re.compile(r"(?P<mark>[a-z]|\d{1,2})\s?[.)]\s+(?P<text>\S.*)", re.DOTALL)
OPENS = (
    ("considerations", re.compile(r"menimbang\b\s*:?\s*(?P<rest>.*)", re.I)),
    ("legal_bases", re.compile(r"mengingat\b\s*:?\s*(?P<rest>.*)", re.I)),
    ("decided", re.compile(r"memutuskan\b.*", re.I)),
    ("decided", re.compile(r"menetapkan\s*:.*", re.I)),
)
ORDINAL = re.compile(
    r"(?:ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)|pertama)"
    r"\s*:\s*(?P<rest>.+)",
    re.IGNORECASE,
)
PLACE = re.compile(r"(?:di)?tetapkan di\s*:?\s*(?P<place>.+?)[,.]?", re.I)
ISSUED = re.compile(r"pada tanggal\s*:?\s*(?P<date>.+?)[,.]?", re.I)
NIP = re.compile(r"nip\b\.?\s*:?\s*(?P<nip>[\d ]+)", re.I)
KNOWS_OF = re.compile(r"mengetahui\b", re.I)
OFFICE = re.compile(r"(?:surat )?keputusan\s+(?P<issuer>.+)", re.I)


@dataclass(slots=True)
class _Walk:
    """What was found so far, and which part the next line is of."""

    lists: dict[str, list[str]] = field(default_factory=dict)
    part: str = ""
    opened: set[str] = field(default_factory=set)
    place: str | None = None
    date_text: str | None = None
    signing: list[str] = field(default_factory=list)

    def put(self, text: str, *, is_new: bool) -> None:
        """Begin an item of the part, or go on with its last one."""
        items = self.lists.setdefault(self.part, [])
        if is_new or not items:
            items.append(text)
        else:
            items[-1] = f"{items[-1]} {text}"


def read_decree(
    pieces: Sequence[Piece], head: Head, tables: Iterable[FactTable]
) -> Decree | None:
    """Return the decree that `pieces` hold; None where they hold none of its parts."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    at = next((n for n in range(min(HEAD_LINES, len(lines))) if is_decree(lines, n)), None)
    if at is None:
        return None
    walk = _walked(pieces, lines[at])
    if not walk.lists:
        return None
    return Decree(
        issuer=_issuer(lines[at].text),
        number=head.decree_number,
        about=_about(lines[at:]),
        unit=head.unit,
        regency=head.regency,
        year=head.year,
        period=head.period,
        considerations=tuple(walk.lists.get("considerations", ())),
        legal_bases=tuple(walk.lists.get("legal_bases", ())),
        decisions=tuple(walk.lists.get("decisions", ())),
        place=walk.place,
        date=head.date,
        date_text=walk.date_text,
        signer=_signer(walk.signing),
        annexes=tuple(each for each in tables if each.kind == "iku"),
    )


def _walked(pieces: Sequence[Piece], title: Line) -> _Walk:
    """Return what stands between the title of the decree and its annexes."""
    walk = _Walk()
    for piece in pieces[pieces.index(title) + 1 :]:
        if isinstance(piece, Table) or _ends(piece, walk):
            if walk.part == "signed":
                break
            continue
        _take(piece, walk)
    return walk


def _ends(line: Line, walk: _Walk) -> bool:
    """Return whether the signature is read to its end."""
    is_last = any(NIP.fullmatch(text) for text in walk.signing)
    return walk.part == "signed" and (
        is_last
        or len(walk.signing) >= MOST_SIGNING
        or fold(line.text).startswith("lampiran")
    )


def _take(line: Line, walk: _Walk) -> None:
    for step in STEPS:
        if step(line, walk):
            return


def _signs(line: Line, walk: _Walk) -> bool:
    """Read place, date and the lines of the signature."""
    if walk.part == "signed":
        if issued := ISSUED.fullmatch(line.text):
            walk.date_text = issued["date"]
        elif not KNOWS_OF.match(line.text):
            walk.signing.append(line.text)
        return True
    found = PLACE.fullmatch(line.text) or ISSUED.fullmatch(line.text)
    if found is None or "decisions" not in walk.lists:
        return False
    walk.part = "signed"
    walk.place = found.groupdict().get("place")
    walk.date_text = found.groupdict().get("date")
    return True


def _opens(line: Line, walk: _Walk) -> bool:
    """Open a part where one of its words stands first."""
    for part, pattern in OPENS:
        found = pattern.fullmatch(bare(line))
        if found:
            walk.part = part
            walk.opened.add(part)
            rest = found.groupdict().get("rest")
            if rest:
                _put_item(rest, walk)
            return True
    return False


def _decides(line: Line, walk: _Walk) -> bool:
    """Begin the next decision: KESATU, KEDUA, ..."""
    found = ORDINAL.fullmatch(line.text)
    if found is None or walk.part not in ("decided", "decisions"):
        return False
    walk.part = "decisions"
    walk.put(found["rest"], is_new=True)
    return True


def _goes_on(line: Line, walk: _Walk) -> bool:
    """Take an item, or more of the last one."""
    if walk.part in LISTED:
        _put_item(bare(line), walk)
    elif walk.part == "decisions":
        walk.put(line.printed, is_new=False)
    return True


STEPS: tuple[Callable[[Line, _Walk], bool], ...] = (_signs, _opens, _decides, _goes_on)


def bare(line: Line) -> str:
    """Return a line as printed, without the dash of a list that holds a list."""
    return line.printed.removeprefix("- ")


def _put_item(text: str, walk: _Walk) -> None:
    """Take an item of a list; lines before the first one are of the title.

    Where both words stand beside the lists, letters are of the first, numbers of the
    second.
    """
    found = ITEM.fullmatch(text)
    if found is None and (walk.lists.get(walk.part) or not text.isupper()):
        walk.put(text, is_new=False)
    elif found is not None:
        if walk.opened >= LISTED:
            walk.part = "considerations" if found["mark"].isalpha() else "legal_bases"
        walk.put(found["text"], is_new=True)


def _issuer(title: str) -> str | None:
    found = OFFICE.fullmatch(title)
    return found["issuer"].strip(" ,") if found else None


def _about(lines: Sequence[Line]) -> str | None:
    """Return what stands under TENTANG, up to the line that names who decides."""
    at = next((n for n, line in enumerate(lines) if fold(line.text) == "tentang"), None)
    if at is None:
        return None
    found: list[str] = []
    issuer = fold(_issuer(lines[0].text) or lines[0].text)
    for line in lines[at + 1 : at + 6]:
        is_issuer = line.text.endswith(",") or issuer.startswith(fold(line.text))
        if found and (is_issuer or any(p.fullmatch(bare(line)) for _, p in OPENS)):
            break
        found.append(line.text)
    return " ".join(found) or None


def _signer(lines: Sequence[str]) -> Party | None:
    """Return who signed: titles, then the name, then rank and NIP."""
    rest = list(lines)
    nip = NIP.fullmatch(rest.pop()) if rest and NIP.fullmatch(rest[-1]) else None
    is_ranked = len(rest) > 1 and not isinstance(read_rank(rest[-1]), Unknown)
    rank = rest.pop() if is_ranked else None
    if not rest:
        return None
    name, title = rest[-1], " ".join(rest[:-1]).rstrip(",")
    return Party(name, title or None, nip["nip"].strip() if nip else None, rank)
