"""Regulations cited by their own number, year and title, and still in force (R50)."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from jenjang.core.figures import fold_letters
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.agreements import agreements
from jenjang.papers.audit.facts.citations import Citation, citations
from jenjang.papers.audit.facts.reported import reports
from jenjang.papers.audit.facts.wording import content_words, likeness, missing
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.reference.regulations import Regulation, register
from jenjang.papers.audit.rule import Rule

OTHER = 0.2  # share of words below which a title is another regulation's
PLAIN = 6  # words of a title that no other kind of regulation has
FEWEST = 4  # words of a title that is known by itself
WHOLE = 0.8  # share of a listed title's words by which a citation names it
LAST = re.compile(
    r"terakhir (?:kali )?dengan (?:undang-undang|peraturan pemerintah)[\w ]*?"
    r"nomor (?P<number>\d+) tahun (?P<year>\d{4})"
)
OLD_WORDS = {
    "belanja langsung": 2021,
    "belanja tidak langsung": 2021,
}


def right_regulations(bundle: Bundle) -> Iterator[Flaw]:
    """R50: a regulation is cited as the register has it, and was in force."""
    year = _year(bundle)
    for cited in citations(bundle):
        yield from _cited(cited, year)
    for line in bundle.lines:
        yield from _last_change(line, year)
        yield from _old_words(line, year)


def _year(bundle: Bundle) -> int | None:
    """Return the year that the papers are of, the earliest where there are several."""
    years = [signed.said.year for signed in agreements(bundle)]
    years += [report.said.year for report in reports(bundle)]
    return min((year for year in years if year), default=None)


def _cited(cited: Citation, year: int | None) -> Iterator[Flaw]:
    known = register().get((cited.kind, cited.number, cited.year))
    if known is None:
        yield from _unlisted(cited)
    elif cited.about and _share(known.title, cited.about) <= OTHER:
        yield _wrong_title(cited, known.title, known.name, certain=known.is_verified)
    elif known.replaced_year and year and known.replaced_year < year:
        yield Flaw(
            places=(cited.line.spot,),
            written=known.name,
            expected=known.replaced_by or "",
            message=f"{known.name} sudah dicabut oleh {known.replaced_by}.",
            cause=f"Berlaku sebelum {known.replaced_year}; dokumen ini dari tahun {year}.",
            certain=False,
        )


@lru_cache(maxsize=16_384)  # the same few regulations are cited again and again
def _share(title: str, about: str) -> float:
    """Return the share of a title's words that a citation has."""
    words = content_words(title)
    letters = SequenceMatcher(
        None, fold_letters(title), fold_letters(about), autojunk=False
    )
    if letters.ratio() >= WHOLE:
        return 1.0  # a blank or a letter lost makes no other title
    return 1 - len(missing(words, content_words(about))) / len(words)


def _unlisted(cited: Citation) -> Iterator[Flaw]:
    """Speak of a title that the register has under another number."""
    if not cited.about:
        return
    named = [
        r
        for r in register().values()
        if len(content_words(r.title)) >= FEWEST and _share(r.title, cited.about) >= WHOLE
    ]
    same = [
        r for r in named if likeness(r.title, cited.about) >= WHOLE or r.kind == cited.kind
    ]
    best = max(same, key=lambda r: likeness(r.title, cited.about), default=None)
    if best is not None and cited.kind not in ("Perda", "Perbup"):
        is_slip = best.kind == cited.kind and (
            best.number == cited.number or best.year == cited.year
        )
        is_plain = best.kind != cited.kind and len(content_words(best.title)) >= PLAIN
        certain = best.is_verified and (is_slip or is_plain)
        yield _wrong_title(cited, best.name, best.name, certain=certain)


def _wrong_title(cited: Citation, expected: str, name: str, *, certain: bool) -> Flaw:
    return Flaw(
        places=(cited.line.spot,),
        written=cited.text,
        expected=expected,
        message=(
            f"“{cited.kind} {cited.number}/{cited.year} tentang {cited.about[:80]}” tidak "
            f"cocok dengan daftar peraturan ({name})."
        ),
        cause="Nomor, tahun, dan judul peraturan harus satu peraturan.",
        certain=certain,
    )


def _last_change(line: Line, year: int | None) -> Iterator[Flaw]:
    match = LAST.search(line.folded)
    if match is None or year is None:
        return
    for each in register().values():
        later = _changed_later(each, match, year) if _is_named(each, line) else None
        if later:
            yield Flaw(
                places=(line.spot,),
                written=match[0],
                expected=later,
                message=f"{each.name} sesudah itu diubah lagi dengan {later}.",
                cause=f"Dokumen ini dari tahun {year}.",
                certain=any(r.name == later and r.is_verified for r in register().values()),
            )


def _is_named(each: Regulation, line: Line) -> bool:
    return f"nomor {each.number} tahun {each.year}" in line.folded


def _changed_later(each: Regulation, match: re.Match[str], year: int) -> str | None:
    """Return the change that is later than the one called the last, known by that year."""
    called_last = int(match["number"]), int(match["year"])
    if each.changed_by is None or (each.number, each.year) == called_last:
        return None
    changed = int(each.changed_by[-len("2022") :])
    return each.changed_by if int(match["year"]) < changed <= year else None


def _old_words(line: Line, year: int | None) -> Iterator[Flaw]:
    for word, since in OLD_WORDS.items():
        if year and year >= since and re.search(rf"\b{word}\b", line.folded):
            yield Flaw(
                places=(line.spot,),
                written=word,
                expected="belanja operasi, modal, tidak terduga, transfer",
                message=f"“{word}” tidak lagi ada dalam struktur APBD sejak {since}.",
                cause="PP 12/2019 dan Permendagri 77/2020.",
            )


RULES = (
    Rule(
        id="R50",
        name="rujukan-peraturan",
        description="Peraturan dirujuk dengan nomor, tahun, dan judulnya, masih berlaku.",
        severity=Severity.SUBSTANCE,
        source="Daftar peraturan (papers/audit/reference/data/regulations.csv)",
        needs="rujukan peraturan",
        is_certain=True,
        find=right_regulations,
    ),
)
