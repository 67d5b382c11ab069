"""Whether an agreement holds together: objectives, programmes, targets, owners."""

import re
from collections.abc import Iterator, Sequence

from jenjang.core.figures import fold, read_number
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.agreements import (
    Ceiling,
    Promise,
    Signed,
    agreements,
    ceilings,
    promises,
)
from jenjang.papers.audit.facts.wording import content_words, likeness, missing
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.claims import promised_and_measured, report_claims

FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\d.,]*\d)")
YEAR = re.compile(r"(?:19|20)\d\d")
SUPPORTS = 0.34  # share of a programme's words that its objective has
GENERAL = frozenset(
    {"program", "kinerja", "capaian", "meningkat", "meningkatnya", "kegiatan"}
)


def supported_programmes(bundle: Bundle) -> Iterator[Flaw]:
    """R55: every programme with money has its sasaran and indicator."""
    for signed in agreements(bundle):
        lines = [line for line in ceilings(signed) if line.budget.level == "program"]
        stated = [
            p for p in promises(signed) if fold(p.objective.level) == "sasaran program"
        ]
        aims = stated or list(promises(signed))
        orphans = _orphans(lines, aims)
        is_linked = bool(stated) or _serves_wholly(lines, aims)
        if is_linked and orphans and len(orphans) < len(lines):
            yield _unsupported(signed, orphans, aims, certain=bool(stated))


def _serves_wholly(lines: Sequence[Ceiling], aims: Sequence[Promise]) -> bool:
    """Return whether an objective is plainly that of a programme: the paper links them."""
    return any(_support(aim, line) == 1 for aim in aims for line in lines)


def _orphans(lines: Sequence[Ceiling], aims: Sequence[Promise]) -> list[Ceiling]:
    """Return the programmes that no aim is left for; each serves the one most like it."""
    scores = sorted(
        ((_support(aim, line), -program, -at) for program, line in enumerate(lines)
         for at, aim in enumerate(aims)),
        reverse=True,
    )  # fmt: skip
    served: dict[int, int] = {}
    for score, program, aim in scores:
        if score > SUPPORTS and program not in served and aim not in served.values():
            served[program] = aim
    return [line for program, line in enumerate(lines) if -program not in served]


def _support(aim: Promise, line: Ceiling) -> float:
    """Return the share of a programme's words that an aim has."""
    text = f"{aim.objective.text} {aim.indicator.text}"
    words = [word for word in content_words(line.budget.name) if word not in GENERAL]
    return 1 - len(missing(words, content_words(text))) / len(words) if words else 1.0


def _unsupported(
    signed: Signed, orphans: Sequence[Ceiling], aims: Sequence[Promise], *, certain: bool
) -> Flaw:
    names = "; ".join(line.budget.name for line in orphans)
    return Flaw(
        places=tuple(
            dict.fromkeys([*(o.spot for o in orphans), *(a.spot for a in aims[:5])])
        ),
        written=names,
        message=f"Program beranggaran tanpa sasaran dan indikator: {names}.",
        cause=f"Dari {len(ceilings(signed))} program, {len(orphans)} tidak terukur.",
        certain=certain,
    )


COMPARES = re.compile(
    r"berbeda dengan|disesuaikan dengan|melebihi|melampaui|dibandingkan dengan|"
    r"lebih (?:tinggi|rendah|besar) (?:dari|dibanding)"
)
COMPARED = re.compile(
    r"\b(?:realisasi|capaian|renstra|rpjmd|tahun lalu|tahun sebelumnya)\b"
)


def reasoned_targets(bundle: Bundle) -> Iterator[Flaw]:
    """R58: what is compared is compared in figures, what is promised is measured."""
    yield from promised_and_measured(bundle)
    for signed in agreements(bundle):
        for promise in promises(signed):
            note = fold(promise.indicator.target_note or "")
            if (
                COMPARES.search(note)
                and COMPARED.search(note)
                and not _others(promise, note)
            ):
                yield Flaw(
                    places=(promise.at("target_note"),),
                    written=promise.indicator.target_note or "",
                    message=(
                        f"Target “{promise.indicator.text}” dibandingkan tanpa menyebut "
                        "angka pembandingnya."
                    ),
                    cause="Pembanding (Renstra, realisasi tahun lalu) perlu angkanya.",
                )


def _others(promise: Promise, note: str) -> list[str]:
    """Return the figures of a note beside the target itself, years and 100 %."""
    own = promise.indicator.target_number
    found = []
    for match in FIGURE.finditer(note):
        read = read_number(match[0])
        is_other = isinstance(read, Unknown) or read not in (own, 100)
        if not YEAR.fullmatch(match[0]) and is_other:
            found.append(match[0])
    return found


FOLLOWS = re.compile(
    r"(?:mengikuti|sesuai(?: dengan)?|disesuaikan dengan) (?:capaian )?realisasi"
)


def claimed_targets(bundle: Bundle) -> Iterator[Flaw]:
    """R24: what is said of a target or of success is what the figures say."""
    yield from report_claims(bundle)
    for signed in agreements(bundle):
        for promise in promises(signed):
            note = fold(promise.indicator.target_note or "")
            figures = _others(promise, note)
            if (
                FOLLOWS.search(note)
                and figures
                and promise.indicator.target_number is not None
            ):
                yield Flaw(
                    places=(promise.at("target_note"), promise.at("target_text")),
                    written=promise.indicator.target_note or "",
                    expected=figures[-1],
                    message=(
                        f"Target {promise.indicator.target_text} disebut mengikuti "
                        f"realisasi, tetapi angkanya {', '.join(figures)}."
                    ),
                    cause="Belum jelas apakah angka itu target atau realisasi.",
                    certain=False,
                )


def one_owner(bundle: Bundle) -> Iterator[Flaw]:
    """R54: a measure has one owner and one level, unless it is shared out."""
    yield from _two_owners(bundle)
    for signed in agreements(bundle):
        yield from _near_doubles(signed)


def _two_owners(bundle: Bundle) -> Iterator[Flaw]:
    seen: dict[tuple[str, str, str], Promise] = {}
    for signed in agreements(bundle):
        for promise in promises(signed):
            key = (
                signed.superior,
                " ".join(content_words(promise.indicator.text)),
                fold(promise.indicator.target_text or ""),
            )
            other = seen.setdefault(key, promise)
            if other.signed is not signed and other.signed.owner != signed.owner:
                yield Flaw(
                    places=(promise.spot, other.spot),
                    written=promise.indicator.text,
                    message=(
                        f"“{promise.indicator.text}” diperjanjikan oleh dua pejabat dengan "
                        "target yang sama."
                    ),
                    cause="Bila dibagi, sebutkan bagian masing-masing.",
                )


NEAR = 0.8  # share of words
SPECIFIC = 3  # words; a shorter name is an item under another heading


def _near_doubles(signed: Signed) -> Iterator[Flaw]:
    promised = promises(signed)
    for at, promise in enumerate(promised):
        for other in promised[:at]:
            is_aimed = promise.indicator.target_number == other.indicator.target_number
            if is_aimed and _is_near(promise, other):
                yield Flaw(
                    places=(promise.spot, other.spot),
                    written=promise.indicator.text,
                    message=(
                        f"“{promise.indicator.text}” hampir sama dengan "
                        f"“{other.indicator.text}”."
                    ),
                    cause="Satu ukuran cukup diperjanjikan sekali.",
                )


def _is_near(promise: Promise, other: Promise) -> bool:
    """Return whether two indicators are one but for a word, which is not perubahan."""
    one, two = promise.indicator.text, other.indicator.text
    is_change = [REVISED.search(fold(text)) is not None for text in (one, two)]
    is_named = len(content_words(one)) >= SPECIFIC
    return is_named and is_change[0] == is_change[1] and likeness(one, two) >= NEAR


REVISED = re.compile(r"\bperubahan\b")
SENTENCE = re.compile(
    r"(?:meningkatnya|terlaksananya|terwujudnya|tersusunnya|tersedianya)\b"
)
DOUBLE = re.compile(r"\w+ dan \w+.* yang\b")
VAGUE = re.compile(r"\b(?:baik|optimal|maksimal|memadai)\b")


def smart_indicators(bundle: Bundle) -> Iterator[Flaw]:
    """R64: an indicator measures one thing, and says by what."""
    for signed in agreements(bundle):
        for promise in promises(signed):
            text = fold(promise.indicator.text)
            if SENTENCE.match(text):
                yield _not_smart(promise, "berbunyi sebagai sasaran, bukan ukuran")
            elif VAGUE.search(text) and DOUBLE.search(text) and not _is_defined(promise):
                yield _not_smart(promise, "mengukur dua hal dengan kata yang tidak tentu")


def _is_defined(promise: Promise) -> bool:
    return promise.indicator.definition is not None


def _not_smart(promise: Promise, why: str) -> Flaw:
    return Flaw(
        places=(promise.spot,),
        written=promise.indicator.text,
        message=f"Indikator “{promise.indicator.text}” {why}.",
        cause="Indikator spesifik dan terukur (SMART).",
    )


LOGICAL = "PermenPANRB 89/2021: penjenjangan kinerja"

RULES = (
    Rule(
        id="R24",
        name="klaim-vs-data",
        description="Yang dikatakan tentang target dan capaian cocok dengan angkanya.",
        severity=Severity.INCONSISTENT,
        source="Hitungan",
        needs="penjelasan target",
        is_certain=True,
        find=claimed_targets,
    ),
    Rule(
        id="R54",
        name="level-kinerja",
        description="Satu ukuran dimiliki satu pejabat pada satu tingkat.",
        severity=Severity.SUBSTANCE,
        source=LOGICAL,
        needs="satu atau beberapa PK",
        is_certain=False,
        find=one_owner,
    ),
    Rule(
        id="R55",
        name="sasaran-program-anggaran",
        description="Setiap program beranggaran memiliki sasaran dan indikator.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 53/2014: anggaran mengikuti kinerja",
        needs="PK dengan sasaran dan anggaran program",
        is_certain=True,
        find=supported_programmes,
    ),
    Rule(
        id="R58",
        name="analisis",
        description="Pembandingan dan penjelasan disertai angkanya.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 53/2014: penjelasan target dan capaian",
        needs="penjelasan target",
        is_certain=True,
        find=reasoned_targets,
    ),
    Rule(
        id="R64",
        name="smart",
        description="Indikator mengukur satu hal dengan ukuran yang tentu.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 88/2021: indikator SMART",
        needs="indikator",
        is_certain=False,
        find=smart_indicators,
    ),
)
