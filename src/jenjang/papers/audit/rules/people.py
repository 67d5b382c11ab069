"""Officials: one name, one NIP, one rank (R15, R16, R17)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jenjang.core.figures import Rank, nip_problems, plain, read_nip, read_rank, write_rank
from jenjang.core.values import Reason, Unknown
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.people import Naming, by_person, namings, nip_of
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity
from jenjang.papers.audit.rule import Rule


def one_spelling(bundle: Bundle) -> Iterator[Flaw]:
    """R15: a person's name and degrees are spelled in one way."""
    for same in by_person(bundle).values():
        spellings: dict[str, list[Naming]] = defaultdict(list)
        for naming in same:
            spellings[_spelling(naming.text)].append(naming)
        usual = max(spellings, key=lambda spelling: len(spellings[spelling]))
        for spelling, named in spellings.items():
            if spelling != usual and not spelling.startswith(f"{usual} "):
                yield _respelled(named, spellings[usual])


def _spelling(text: str) -> str:
    """Return a name as it is compared: case, letter-spacing and commas' blanks aside.

    >>> _spelling("Ani Putri, S.T.,M.Si") == _spelling("ANI PUTRI, S.T., M.Si")
    True
    """
    closed = re.sub(r"(?<!\S)\w(?: \w){2,}(?![^\s,.])", _closed, plain(text))
    return re.sub(r"\s*,\s*", ",", closed).casefold().rstrip(" .")


def _closed(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _respelled(named: Sequence[Naming], usual: Sequence[Naming]) -> Flaw:
    return Flaw(
        places=(named[0].line.spot, usual[0].line.spot, *(n.line.spot for n in named[1:6])),
        written=named[0].text,
        expected=usual[0].text,
        message=f"Nama ditulis “{named[0].text}” dan “{usual[0].text}”.",
        cause=f"“{usual[0].text}” tertulis {len(usual)} kali.",
    )


def one_nip(bundle: Bundle) -> Iterator[Flaw]:
    """R16: a NIP has the form of one, and a person has one."""
    for naming in namings(bundle):
        yield from _malformed(naming)
    for same in by_person(bundle).values():
        first: dict[str, Naming] = {}
        for naming in same:
            if (digits := nip_of(naming)) is not None:
                first.setdefault(digits, naming)
        if len(first) > 1:
            yield _two_nips(list(first.values()))


def _malformed(naming: Naming) -> Iterator[Flaw]:
    if naming.nip is None:
        return
    read = read_nip(naming.nip.text)
    if isinstance(read, Unknown):
        problems = [] if read.reason is Reason.EMPTY else [str(read)]
    else:
        problems = nip_problems(read)
    for problem in problems:
        yield Flaw(places=(naming.nip.spot,), written=naming.nip.text, message=problem)


def _two_nips(named: Sequence[Naming]) -> Flaw:
    lines = [naming.nip for naming in named if naming.nip]
    return Flaw(
        places=tuple(line.spot for line in lines),
        written=lines[1].text,
        expected=lines[0].text,
        message=f"{named[0].text} memiliki {len(lines)} NIP yang berbeda.",
        cause=UNDECIDED,
    )


def legal_rank(bundle: Bundle) -> Iterator[Flaw]:
    """R17: pangkat and golongan are a legal pair, complete, and one for each person."""
    for same in by_person(bundle).values():
        ranked = [(n, n.rank) for n in same if n.rank is not None]
        for _, line in ranked:
            yield from _illegal(line)
        yield from _several_ranks(ranked)


GRADE = re.compile(r"\b(?:IV|I{1,3})\s*[./]\s*[a-e]\b", re.IGNORECASE)


def _illegal(line: Line) -> Iterator[Flaw]:
    read = read_rank(line.text)
    if isinstance(read, Unknown):
        yield Flaw(places=(line.spot,), written=line.text, message=str(read))
    elif not GRADE.search(line.text):
        yield Flaw(
            places=(line.spot,),
            written=line.text,
            expected=write_rank(read),
            message=f"Pangkat “{line.text}” ditulis tanpa golongan ruang yang lengkap.",
            cause=f"Lengkapnya {write_rank(read)}.",
        )


def _several_ranks(ranked: Sequence[tuple[Naming, Line]]) -> Iterator[Flaw]:
    first: dict[str, tuple[Naming, Line]] = {}
    for naming, line in ranked:
        read = read_rank(line.text)
        if isinstance(read, Rank):
            first.setdefault(read.grade, (naming, line))
    if len(first) > 1:
        texts = [line.text for _, line in first.values()]
        name = next(iter(first.values()))[0].text
        yield Flaw(
            places=tuple(line.spot for _, line in first.values()),
            written=texts[-1],
            expected=texts[0],
            message=f"Pangkat {name} tertulis {' dan '.join(f'“{t}”' for t in texts)}.",
            cause=UNDECIDED,
        )


RULES = (
    Rule(
        id="R15",
        name="nama-pejabat",
        description="Nama dan gelar seorang pejabat ditulis dengan satu cara.",
        severity=Severity.INCONSISTENT,
        source="Satu orang, satu nama",
        needs="nama penanda tangan di dua tempat",
        is_certain=True,
        find=one_spelling,
    ),
    Rule(
        id="R16",
        name="nip",
        description="NIP terdiri atas 18 angka yang mungkin, satu untuk setiap orang.",
        severity=Severity.INCONSISTENT,
        source="Perka BKN 22/2007: susunan NIP",
        needs="NIP di bawah nama",
        is_certain=True,
        find=one_nip,
    ),
    Rule(
        id="R17",
        name="pangkat-golongan",
        description="Pangkat dan golongan ruang berpasangan, lengkap, dan tetap.",
        severity=Severity.INCONSISTENT,
        source="PP 99/2000: susunan pangkat dan golongan ruang",
        needs="pangkat di bawah nama",
        is_certain=True,
        find=legal_rank,
    ),
)
