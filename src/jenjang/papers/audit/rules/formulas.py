"""Formulas that compute what their indicator says (R52, R53, R61, R63)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.core.figures import canonical_unit, fold
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle, once
from jenjang.papers.audit.facts.agreements import agreements, promises
from jenjang.papers.audit.facts.explanations import measures
from jenjang.papers.audit.facts.wording import content_words, likeness, missing
from jenjang.papers.audit.finding import Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule

PERCENT = re.compile(r"(?:pers?ent?ase|perentase|prosentase|presentase|rasio)\b")
SURVEY = re.compile(r"indeks kepuasan masyarakat|\bikm\b|survei kepuasan masyarakat")
DIVIDED = re.compile(
    r"(?:\bdi\s?bagi\b|\bbagi\b|\bdibanding\w*\b|\bper\b|[/:÷∕])(?: dengan| terhadap)?"
)
RATIO = re.compile(
    r"(?P<above>.+?)\b(?:di\s?bagi|bagi|dibandingkan)(?: dengan)?\b(?P<below>.+)"
)
FACTOR = re.compile(
    r"\s*(?:\(?\s*(?:di\s?kali\w*|kali|[x×*])\s*100\s*(?:%|persen)?\s*\)?)\s*\.?\s*$"
)
COUNTS = re.compile(r"(?:total |jumlah |seluruh |semua |keseluruhan )+")
NO_BASE = re.compile(r"(?:di\s?bagi|bagi) (?:sesuai )?target$")


@dataclass(frozen=True, slots=True)
class Stated:
    """A formula as it is stated for an indicator, and where."""

    indicator: str
    formula: str
    spot: Spot


@once
def formulas(bundle: Bundle) -> tuple[Stated, ...]:
    """Return the formulas of annexes and decrees, and those beside an indicator."""
    found = [
        Stated(
            m.promise.indicator.text if m.promise else m.name.text,
            m.formula_text,
            m.formula_spot,
        )
        for m in measures(bundle)
        if m.formula_text
    ]
    for signed in agreements(bundle):
        for promise in promises(signed):
            formula = promise.indicator.formula
            if formula and not _has(bundle, signed):
                found.append(Stated(promise.indicator.text, formula, promise.at("formula")))
    return tuple(found)


def _has(bundle: Bundle, signed: object) -> bool:
    """Return whether the annex of an agreement states formulas in a table of its own."""
    return any(m.signed is signed for m in measures(bundle))


def _divided(formula: str) -> str:
    """Return a formula to compare, with one word for every sign of division."""
    return fold(re.sub(r"\s*[÷∕]\s*|\s[:/]\s|:\s", " dibagi ", formula))


def _before_factor(formula: str) -> str:
    """Return a formula without the closing "dikali 100 %"."""
    return FACTOR.sub("", _divided(formula)).strip()


def tautologies(bundle: Bundle) -> Iterator[Flaw]:
    """R52: numerator and denominator are not one quantity, nor an indicator its own aim."""
    for stated in formulas(bundle):
        ratio = RATIO.fullmatch(_before_factor(stated.formula))
        if ratio and _is_same(ratio["above"], ratio["below"]):
            yield Flaw(
                places=(stated.spot,),
                written=stated.formula,
                message=f"Pembilang dan penyebut “{stated.indicator}” sama: selalu 100 %.",
                cause="Penyebut harus seluruh yang direncanakan, bukan yang terlaksana.",
            )
    yield from _own_achievement(bundle)


def _is_same(above: str, below: str) -> bool:
    """Return whether two quantities have the same words, but for total and jumlah."""
    one, other = (content_words(COUNTS.sub(" ", text)) for text in (above, below))
    return bool(one) and not missing(one, other) and not missing(other, one)


SAME = 0.6  # share of words
ACHIEVED = re.compile(r"\b(?:rata-rata )?capaian(?: kinerja)? (?P<of>.+)")


def _own_achievement(bundle: Bundle) -> Iterator[Flaw]:
    for signed in agreements(bundle):
        for promise in promises(signed):
            named = ACHIEVED.search(fold(promise.indicator.text))
            about = ACHIEVED.search(fold(promise.objective.text))
            is_share = PERCENT.match(fold(promise.indicator.text)) is not None
            if named and about and is_share and likeness(named["of"], about["of"]) >= SAME:
                yield Flaw(
                    places=(promise.spot,),
                    written=promise.indicator.text,
                    message=f"“{promise.indicator.text}” mengukur capaian dirinya sendiri.",
                    cause="Capaian kinerja suatu sasaran bukan ukuran sasaran itu.",
                    certain=False,
                )


def computable(bundle: Bundle) -> Iterator[Flaw]:
    """R53: the formula of a percentage divides one quantity by another."""
    for stated in formulas(bundle):
        text = _divided(stated.formula)
        if not isinstance(canonical_unit(stated.formula), Unknown):
            continue  # a row whose cells slid: a unit stands where the formula should
        if PERCENT.match(fold(stated.indicator)):
            yield from _of_percentage(stated, text)
        elif SURVEY.search(fold(stated.indicator)) and not DIVIDED.search(text):
            yield _no_formula(stated, certain=False)


def _of_percentage(stated: Stated, text: str) -> Iterator[Flaw]:
    if not DIVIDED.search(text):
        yield _no_formula(stated, certain=True)
    elif NO_BASE.search(_before_factor(text)) and not text.startswith("realisasi"):
        yield Flaw(
            places=(stated.spot,),
            written=stated.formula,
            message=f"Rumus “{stated.indicator}” tidak menyebut penyebutnya.",
            cause="“Dibagi target” tidak menyebut target apa.",
            certain=False,
        )
    elif (ratio := RATIO.fullmatch(_before_factor(text))) is not None:
        yield from _other_population(stated, ratio["above"], ratio["below"])


def _no_formula(stated: Stated, *, certain: bool) -> Flaw:
    return Flaw(
        places=(stated.spot,),
        written=stated.formula,
        message=f"“{stated.formula}” bukan rumus untuk “{stated.indicator}”.",
        cause="Rumus menyebut apa yang dibagi dengan apa.",
        certain=certain,
    )


def _other_population(stated: Stated, above: str, below: str) -> Iterator[Flaw]:
    """Ask about a denominator of a/b whose numerator counts only a."""
    pair = re.search(r"\b([a-z]+)/([a-z]+)\b", below)
    if pair is None:
        return
    first, second = pair[1], pair[2]
    counted = re.match(r"\s*(?:jumlah )?([a-z]+)(/[a-z]+)?", above)
    if counted and counted[1] in (first, second) and not counted[2]:
        yield Flaw(
            places=(stated.spot,),
            written=stated.formula,
            message=f"Pembilang menghitung {counted[1]}, penyebut {first}/{second}.",
            cause="Pembilang dan penyebut harus dari kumpulan yang sama.",
            certain=False,
        )


CONVERTED = re.compile(r"(?<!\d)25(?!\d)|penimbang|bobot|tertimbang")


def regulated_formula(bundle: Bundle) -> Iterator[Flaw]:
    """R61: a regulated index is computed as its regulation says."""
    for stated in formulas(bundle):
        text = fold(stated.formula)
        is_index = SURVEY.search(fold(stated.indicator)) and DIVIDED.search(text)
        if is_index and not CONVERTED.search(text):
            yield Flaw(
                places=(stated.spot,),
                written=stated.formula,
                expected="Σ (nilai rata-rata unsur × penimbang) × 25",
                message="Rumus IKM tidak memakai penimbang unsur dan konversi 25.",
                cause="Nilai unsur 1 sampai 4: rumus ini tidak menghasilkan skala 100.",
            )


def fitting_accumulation(bundle: Bundle) -> Iterator[Flaw]:
    """R63: a percentage or an index is not added up over the periods."""
    for signed in agreements(bundle):
        for promise in promises(signed):
            said = fold(promise.indicator.accumulation or "")
            is_level = PERCENT.match(fold(promise.indicator.text)) is not None
            if is_level and said == "kumulatif":
                yield Flaw(
                    places=(promise.at("accumulation"),),
                    written=promise.indicator.accumulation or "",
                    expected="non kumulatif",
                    message=f"“{promise.indicator.text}” disebut kumulatif.",
                    cause="Persentase tidak dijumlahkan dari triwulan ke triwulan.",
                )


DEFINED = "PermenPANRB 53/2014: indikator terukur"

RULES = (
    Rule(
        id="R52",
        name="formula-tautologis",
        description="Pembilang dan penyebut adalah dua besaran yang berbeda.",
        severity=Severity.SUBSTANCE,
        source=DEFINED,
        needs="rumus indikator",
        is_certain=True,
        find=tautologies,
    ),
    Rule(
        id="R53",
        name="bukan-rumus",
        description="Rumus menyebut pembilang dan penyebut yang dapat dihitung.",
        severity=Severity.SUBSTANCE,
        source=DEFINED,
        needs="rumus indikator",
        is_certain=True,
        find=computable,
    ),
    Rule(
        id="R61",
        name="rumus-regulasi",
        description="Indeks yang diatur dihitung menurut peraturannya.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 14/2017: IKM = Σ (NRR × penimbang) × 25",
        needs="rumus IKM",
        is_certain=True,
        find=regulated_formula,
    ),
    Rule(
        id="R63",
        name="sifat-akumulasi",
        description="Sifat kumulatif sesuai dengan jenis indikatornya.",
        severity=Severity.SUBSTANCE,
        source="Hitungan: rasio tidak dapat dijumlahkan",
        needs="sifat perhitungan indikator",
        is_certain=False,
        find=fitting_accumulation,
    ),
)
