"""Words that are misspelled, joined, or said twice in a row (R47)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from jenjang.core.figures import fold_name
from jenjang.papers.audit.bundle import Bundle, Line, Paper, is_prose, once
from jenjang.papers.audit.facts.agreements import agreements
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.reference.areas import regencies
from jenjang.papers.audit.reference.spelling import correction, is_english
from jenjang.papers.audit.rule import Rule

WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{5,}(?![\w@])")
LINK = re.compile(r"\S*(?:://|www\.|\.(?:com|go\.id|id)\b)\S*")
PLACE = re.compile(  # what stands behind it is a name, whatever it resembles
    r"(?<=\b)(?:Desa|Kelurahan|Kecamatan|Kampung|Dusun|Sungai|Gunung|Pulau|Pasar|Jalan|Jl\.)"
    r" [A-Z][^\W\d_]+"
)
AGAIN = re.compile(r"\b(?P<words>[a-z]{3,}(?: [a-z]{3,})?) (?P=words)\b", re.IGNORECASE)
DOUBLED = frozenset(
    {
        "masing",
        "kecamatan",
        "rata",
        "sama",
        "lain",
        "hal",
        "tiap",
        "target",
        "point",
        "hasil",
    }
)
BODIES = {
    "polri": "kepolisian negara republik indonesia",
    "tni": "tentara nasional indonesia",
    "asn": "aparatur sipil negara",
    "dprd": "dewan perwakilan rakyat daerah",
}
ENGLISH = "Ejaan Inggris; benar bila memang istilah atau nama dalam bahasa itu."
MOST = 13  # places of one word in one finding


def spelled_right(bundle: Bundle) -> Iterator[Flaw]:
    """R47: words are spelled as they are, and said once."""
    for paper in bundle.papers:
        names = _names(bundle, paper)
        slips: dict[str, list[Line]] = defaultdict(list)
        for line in paper.lines:
            for word in _slips(line, names):
                slips[word].append(line)
            yield from _said_twice(line)
            yield from _named_twice(line)
        for word, lines in slips.items():
            yield _misspelled(word, lines)


def _slips(line: Line, names: frozenset[str]) -> Iterator[str]:
    text = PLACE.sub(" ", LINK.sub(" ", line.text))
    for match in WORD.finditer(text):
        word = match[0].casefold()
        right = None if word in names else correction(word)
        if right is not None and not _goes_on(text[match.end() :], word, right):
            yield word


def _goes_on(rest: str, word: str, right: str) -> bool:
    """Return whether a narrow cell broke a word: its end follows, or the line ends there.

    `rest` is what follows the word: “Capaia n” and “Capaia” at the end of a line say that
    no room was left, not how the writer spells.

    >>> _goes_on(" n Tahun", "capaia", "capaian"), _goes_on(" program", "capaia", "capaian")
    (True, False)
    """
    lost = right.removeprefix(word) if right.startswith(word) else ""
    return bool(lost) and (
        rest.lstrip().casefold().split(maxsplit=1)[:1] == [lost] or rest.startswith("\n")
    )


def _names(bundle: Bundle, paper: Paper) -> frozenset[str]:
    """Return the words of names of persons and places, which no list spells."""
    places = [doc.unit or "" for doc in paper.documents]
    return _parties(bundle) | _regencies() | _words(places)


@once
def _parties(bundle: Bundle) -> frozenset[str]:
    said = [signed.said for signed in agreements(bundle)]
    parties = [party for each in said for party in (each.first_party, each.second_party)]
    return _words(fold_name(party.name) for party in parties if party)


@cache
def _regencies() -> frozenset[str]:
    return _words(regencies())


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in re.findall(r"\w+", text))


def _misspelled(word: str, lines: Sequence[Line]) -> Flaw:
    right = correction(word) or ""
    many = f" ({len(lines)} kali)" if len(lines) > 1 else ""
    return Flaw(
        places=tuple(dict.fromkeys(line.spot for line in lines))[:MOST],
        written=word,
        expected=right,
        message=f"“{word}”{many} seharusnya “{right}”.",
        cause=ENGLISH
        if is_english(word)
        else "Menurut kosakata peraturan dan pedoman ejaan.",
        certain=False if is_english(word) else None,
    )


def _said_twice(line: Line) -> Iterator[Flaw]:
    for match in AGAIN.finditer(line.text if is_prose(line) else ""):
        is_set_apart = line.table is None and not match[0].islower()
        if match["words"].casefold() not in DOUBLED and not is_set_apart:
            yield Flaw(
                places=(line.spot,),
                written=match[0],
                expected=match["words"],
                message=f"“{match[0]}” menyebut kata yang sama dua kali.",
            )


def _named_twice(line: Line) -> Iterator[Flaw]:
    """Speak of a body that one sentence lists in short and in full, as if it were two."""
    for short, full in BODIES.items():
        listed = full in line.folded and re.search(
            rf"\b{short}\b(?! *\()[^.;]*\b(?:dan|atau)\b[^.;]*{full}", line.folded
        )
        if listed and f"({short})" not in line.folded:
            yield Flaw(
                places=(line.spot,),
                written=listed[0],
                expected=full.title(),
                message=f"“{short.upper()}” dan “{full.title()}” disebut seperti dua.",
                cause="Singkatan dan kepanjangannya adalah satu.",
            )


RULES = (
    Rule(
        id="R47",
        name="ejaan",
        description="Kata dieja benar, tidak terpotong, dan tidak terulang.",
        severity=Severity.FORMAT,
        source="EYD; kosakata nomenklatur Permendagri 90/2019 dan pembaruannya",
        needs="teks",
        is_certain=True,
        find=spelled_right,
    ),
)
