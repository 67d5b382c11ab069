"""Texts that were copied from another item and left as they were (R31, R33, R26, R25)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jenjang.core.figures import fold, fold_letters
from jenjang.papers.audit.bundle import Bundle, is_prose
from jenjang.papers.audit.facts.agreements import Promise, Signed, agreements, promises
from jenjang.papers.audit.facts.cascades import shared_objectives
from jenjang.papers.audit.facts.explanations import explained, measures
from jenjang.papers.audit.facts.wording import (
    content_words,
    likeness,
    missing,
    says_same,
    subject,
)
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.claims import sasaran_called_indicator, slid_figures
from jenjang.papers.audit.rules.decrees import decree_formulas, decree_sources
from jenjang.papers.audit.rules.money_columns import twin_rows
from jenjang.papers.audit.words import BEGINS_INDICATOR, LEFT_OVER, MEANT

SHORTEST = 8  # words: shorter texts are alike by chance
MANY = 6  # copies of one text beyond which it is a stock phrase, told once
QUOTED = 20  # words of a text that are quoted
SAME_SUBJECT = 0.6  # share of words
STEM = 5  # letters by which one word is known within another
SAME_FORMULA = 0.7  # share of words


def copied_texts(bundle: Bundle) -> Iterator[Flaw]:
    """R31: different sasaran or indicators share a text; a template's words are left."""
    yield from _copies(_said_of_objectives(bundle))
    yield from _copies(_said_of_indicators(bundle))
    yield from _left_over(bundle)
    yield from _said_twice(bundle)


Said = tuple[str, str, Spot]  # what it is said of, the text, where it stands


def _said_of_objectives(bundle: Bundle) -> Iterator[Said]:
    for each in explained(bundle):
        following = each.signed.paper.lines[each.line.order : each.line.order + 4]
        for line in following:
            if line.table is None and (meant := MEANT.search(line.text)):
                yield each.wording, meant["text"], line.spot
                break


def _said_of_indicators(bundle: Bundle) -> Iterator[Said]:
    for measure in measures(bundle):
        name = measure.promise.indicator.text if measure.promise else measure.name.text
        for cell in (measure.definition, measure.relevance):
            if cell:
                yield name, cell.text, cell.spot
    for signed in agreements(bundle):
        for promise in promises(signed):
            if note := promise.indicator.target_note:
                yield promise.indicator.text, note, promise.at("target_note")


def _copies(said: Iterator[Said]) -> Iterator[Flaw]:
    by_text: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        if len(each[1].split()) >= SHORTEST:
            by_text[fold_letters(each[1])].append(each)
    for sharing in by_text.values():
        yield from _shared(sharing)


def _shared(sharing: Sequence[Said]) -> Iterator[Flaw]:
    root = max(sharing, key=lambda each: _names_subject(each[0], each[1]))
    others = [
        each
        for each in sharing
        if likeness(subject(each[0]), subject(root[0])) < SAME_SUBJECT
    ]
    if len(others) > MANY:
        yield _stock(sharing)
        return
    for subject_of, text, spot in others:
        yield Flaw(
            places=(spot, root[2]),
            written=_short(text),
            message=(
                f"Penjelasan “{subject_of}” sama kata demi kata dengan penjelasan "
                f"“{root[0]}”."
            ),
            cause=f"Teks ini paling cocok untuk “{root[0]}”.",
            group=f"salinan {fold_letters(text)[:80]}",
        )


def _names_subject(about: str, text: str) -> int:
    """Return how many words of a subject a text names, in any form (pegawai too)."""
    said = [word for word in content_words(text) if len(word) >= STEM]
    words = [word for word in content_words(subject(about)) if len(word) >= STEM]
    return sum(any(w in other or other in w for other in said) for w in words)


def _stock(sharing: Sequence[Said]) -> Flaw:
    return Flaw(
        places=tuple(dict.fromkeys(spot for _, _, spot in sharing)),
        written=_short(sharing[0][1]),
        message=f"Kalimat yang sama dipakai untuk {len(sharing)} indikator atau sasaran.",
        cause="Satu penjelasan untuk semua indikator tidak menjelaskan apa pun.",
    )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:QUOTED]) + (" …" if len(words) > QUOTED else "")


def _left_over(bundle: Bundle) -> Iterator[Flaw]:
    for line in bundle.lines:
        for found in LEFT_OVER.finditer(line.text):
            yield Flaw(
                places=(line.spot,),
                written=found[0],
                message=f"“{found[0]}” adalah kata petunjuk templat yang tertinggal.",
            )


def _said_twice(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of a sentence that begins again in the middle of itself."""
    for line in bundle.lines:
        if not is_prose(line):
            continue
        for found in AGAIN.finditer(line.text):
            yield Flaw(
                places=(line.spot,),
                written=found[0],
                expected=found["phrase"],
                message=f"Frasa “{found['phrase'].strip()}” terulang dalam satu kalimat.",
            )


AGAIN = re.compile(
    r"\b(?P<phrase>(?:[\w/-]+,? ){4,12}[\w/-]+),? (?P=phrase)\b", re.IGNORECASE
)


def misplaced(bundle: Bundle) -> Iterator[Flaw]:
    """R33: texts and figures stand in their own field: a sasaran is no indicator."""
    yield from slid_figures(bundle)
    yield from twin_rows(bundle)
    yield from sasaran_called_indicator(bundle)
    for each in explained(bundle):
        if BEGINS_INDICATOR.match(fold(each.wording)):
            yield _misplaced(each.line.spot, each.wording)
    for signed in agreements(bundle):
        heads = {id(p.objective): p for p in promises(signed)}
        for promise in heads.values():
            if BEGINS_INDICATOR.match(fold(promise.objective.text)):
                yield _misplaced(promise.objective_spot, promise.objective.text)


def _misplaced(spot: Spot, text: str) -> Flaw:
    return Flaw(
        places=(spot,),
        written=text,
        message=f"Tempat sasaran berisi indikator: “{text}”.",
        cause="Sasaran menyebut keadaan yang dicapai; ukuran adalah tempatnya indikator.",
    )


def one_formula(bundle: Bundle) -> Iterator[Flaw]:
    """R25: an indicator has one formula, in the superior's paper and the subordinate's."""
    yield from decree_formulas(bundle)
    by_promise = {
        (id(m.promise.signed), m.promise.path): (m.formula_text, m.formula_spot)
        for m in measures(bundle)
        if m.promise
    }
    for above, below in shared_objectives(bundle):
        upper, lower = (
            by_promise.get((id(each.signed), each.path)) or _beside(each)
            for each in (above, below)
        )
        yield from _two_formulas(upper, lower, below)


Formula = tuple[str, Spot]


def _beside(promise: Promise) -> Formula:
    """Return the formula that stands beside its indicator, without a table of its own."""
    return promise.indicator.formula or "", promise.at("formula")


def _two_formulas(upper: Formula, lower: Formula, promise: Promise) -> Iterator[Flaw]:
    one, other = lower[0], upper[0]
    if not one or not other or likeness(one, other) >= SAME_FORMULA:
        return
    yield Flaw(
        places=(lower[1], upper[1]),
        written=_short(one),
        expected=_short(other),
        message=(
            f"Sasaran “{promise.objective.text}” dihitung dengan dua rumus: "
            f"“{_short(one)}” dan “{_short(other)}”."
        ),
        cause=UNDECIDED,
    )


OFFICE = re.compile(
    r"(?:sub ?bag(?:ian)?|subbag|seksi|sie|bidang|sub ?bidang|bagian)\.? (?P<of>.+)"
)
HEAD = re.compile(
    r"(?:kepala |ka\.? ?|plt\.? )*(?:sub ?bag(?:ian)?|subbag|seksi|kasi|kasubb?ag|bidang|"
    r"kabid|bagian|kabag)\.? (?P<of>.+)"
)


def own_source(bundle: Bundle) -> Iterator[Flaw]:
    """R26: the data of an indicator come from its owner's own office."""
    yield from decree_sources(bundle)
    for signed, text, spot in _sources(bundle):
        own = _office_of(signed)
        named = OFFICE.fullmatch(fold(text))
        if own and named and not says_same(named["of"], own):
            yield _other_office(text, spot, own, named["of"])


def _sources(bundle: Bundle) -> Iterator[tuple[Signed, str, Spot]]:
    """Yield the sources of data that annexes state, and those beside an indicator."""
    tabled: set[int] = set()
    for measure in measures(bundle):
        if measure.signed is not None and measure.source is not None:
            tabled.add(id(measure.signed))
            yield measure.signed, measure.source.text, measure.source.spot
    for signed in agreements(bundle):
        for promise in promises(signed) if id(signed) not in tabled else ():
            if promise.indicator.data_source:
                yield signed, promise.indicator.data_source, promise.at("data_source")


def _office_of(signed: Signed) -> str | None:
    party = signed.said.first_party
    named = HEAD.fullmatch(fold(party.title)) if party and party.title else None
    return named["of"] if named else None


def _other_office(source: str, spot: Spot, own: str, named: str) -> Flaw:
    is_part = not missing(content_words(named), content_words(own))
    wrong = "menyebut unitnya tidak lengkap" if is_part else "bukan unit penanda tangan"
    return Flaw(
        places=(spot,),
        written=source,
        expected=own,
        message=f"Sumber data “{source}” {wrong} ({own.title()}).",
        cause="Sumber data mengikuti unit yang memperjanjikan indikatornya.",
    )


NARROW = "PermenPANRB 53/2014: penjelasan indikator menurut indikatornya sendiri"

RULES = (
    Rule(
        id="R25",
        name="rumus-antar-dokumen",
        description="Satu indikator memakai satu rumus dalam IKU, PK, dan LKjIP.",
        severity=Severity.INCONSISTENT,
        source="PermenPANRB 53/2014: satu definisi untuk satu indikator",
        needs="rumus indikator dalam dua PK atau dokumen",
        is_certain=True,
        find=one_formula,
    ),
    Rule(
        id="R26",
        name="sumber-data",
        description="Sumber data adalah unit pemilik indikator, sama di semua dokumen.",
        severity=Severity.INCONSISTENT,
        source="PermenPANRB 53/2014: sumber data dalam lampiran PK",
        needs="lampiran penjelasan dengan sumber data",
        is_certain=True,
        find=own_source,
    ),
    Rule(
        id="R31",
        name="teks-ganda",
        description="Sasaran dan indikator yang berbeda tidak berbagi satu penjelasan.",
        severity=Severity.COPIED,
        source=NARROW,
        needs="teks penjelasan",
        is_certain=True,
        find=copied_texts,
    ),
    Rule(
        id="R33",
        name="salah-pasang",
        description="Teks dan angka berada pada baris dan kolomnya sendiri.",
        severity=Severity.COPIED,
        source="PermenPANRB 53/2014: bentuk lampiran PK",
        needs="tabel kinerja atau penjelasan",
        is_certain=True,
        find=misplaced,
    ),
)
