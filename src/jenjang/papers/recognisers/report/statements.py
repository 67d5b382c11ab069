"""Sentences that state figures about an indicator or a budget line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jenjang.papers.blocks import Place
from jenjang.papers.document import BudgetRow, FactTable, IndicatorRow, Statement
from jenjang.papers.recognisers.report.chapters import Part
from jenjang.papers.recognisers.report.phrases import (
    BELANJA,
    ENDS_OPENING,
    GENERIC,
    HIGHER,
    LONGEST_SUBJECT,
    LOWER,
    NAIK,
    OPENING,
    RATING,
    SUBJECT,
    TETAP,
    TURUN,
    YEAR,
)
from jenjang.papers.recognisers.report.sentences import sentences
from jenjang.papers.recognisers.report.stating import Stating, figures_in

LONGEST_SENTENCE = 5_000  # letters; what never ends states nothing that can be told apart
SHORTEST_NAME = 8
LEAST_SUBJECT_LEVEL = 2
OFFICE = re.compile(
    r"(?:kota|kabupaten|provinsi|kecamatan|kelurahan|dinas|badan|sekretariat|bagian|biro|"
    r"inspektorat|rsud|upt|bidang|seksi)\b"
)
LEADING = re.compile(
    r"(?:dari|dalam|berdasarkan|pada|dengan|untuk|sesuai|sehubungan|terdapat)\b", re.I
)
JOINING_END = re.compile(r"\s+(?:yang|dan|pada|di|oleh|untuk|dengan|dari|serta)$")
SPELLED = (("presentase", "persentase"), ("prosentase", "persentase"))
CONTRADICTS = "Kalimat ini menyebut {} tetapi angkanya tidak; periksa arahnya."
NOT_SURE_OF = "Kalimat ini tidak jelas menyebut indikator atau kegiatannya; periksa."
COMPARED = ("actual", "achievement_percent", "score")


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, where its paragraph begins, and its doubts by the key of the fact."""

    statement: Statement
    place: Place
    doubts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a part of a sentence is about, and where in the sentence it is named."""

    name: str
    start: int
    end: int


def statements_of(
    parts: Iterable[Part], tables: Sequence[FactTable], year: int | None
) -> tuple[Stated, ...]:
    """Return what the running text states; names in `tables` are known for subjects."""
    known = known_names(tables)
    return tuple(
        stated
        for part in parts
        for paragraph in part.running
        if any(letter.isdigit() for letter in paragraph.text)
        for sentence in sentences(paragraph.text)
        if len(sentence) <= LONGEST_SENTENCE
        for stated in read_sentence(sentence, known, year, paragraph.place, _title_of(part))
    )


def known_names(tables: Sequence[FactTable]) -> tuple[str, ...]:
    """Return the names of indicators and budget lines in `tables`, the longest first."""
    names = {spelled(name) for table in tables for name in _names(table)}
    fit = (name for name in names if len(name) >= SHORTEST_NAME and not OFFICE.match(name))
    return tuple(sorted(fit, key=lambda name: (-len(name), name)))


def _names(table: FactTable) -> Iterator[str]:
    for row in table.rows:
        if isinstance(row, IndicatorRow):
            yield row.indicator
        elif isinstance(row, BudgetRow):
            yield row.name


def spelled(text: str) -> str:
    """Return a text as names are compared: small, words that vary spelt one way.

    >>> spelled("Presentase Desa")
    'persentase desa'
    """
    folded = text.lower() if len(text.lower()) == len(text) else text
    for varied, usual in SPELLED:
        folded = folded.replace(varied, usual)
    return folded


def _title_of(part: Part) -> str | None:
    """Return the heading over a part where it may name what the part speaks of."""
    return part.title if part.level > LEAST_SUBJECT_LEVEL else None


def read_sentence(
    sentence: str,
    known: Sequence[str],
    year: int | None,
    place: Place,
    title: str | None = None,
) -> Iterator[Stated]:
    """Yield a statement for each thing that the sentence states figures about.

    "Capaian indikator ini" speaks of what the heading `title` over it names.
    """
    figures = figures_in(sentence, year)
    if not figures:
        return
    subjects = subjects_in(sentence, known)
    for subject, of_it in _shared_out(sentence, figures, subjects):
        if any(subject == named.name for named in subjects):
            yield _stated(sentence, subject, of_it, figures, place)
        elif _speaks_for_itself(sentence, of_it):
            is_generic = not subject or GENERIC.fullmatch(subject) is not None
            about = title if is_generic else subject
            yield _doubted(_stated(sentence, about, of_it, figures, place))


def _doubted(stated: Stated) -> Stated:
    """Return a statement whose subject no word for an indicator or activity names."""
    return replace(stated, doubts=(*stated.doubts, ("subject", NOT_SURE_OF)))


def subjects_in(sentence: str, known: Sequence[str]) -> tuple[Subject, ...]:
    """Return what a sentence names, in order; of two that overlap the longer."""
    found = [
        Subject(_trimmed(match["name"]), match.start(), match.end("name"))
        for match in SUBJECT.finditer(sentence)
    ]
    found += [Subject(m["name"], m.start(), m.end()) for m in BELANJA.finditer(sentence)]
    lowered = spelled(sentence)
    named = {spelled(subject.name) for subject in found if subject.name}
    for name in (*known, *named):
        at = lowered.find(name)
        while at >= 0:
            end = at + len(name)
            found.append(Subject(sentence[at:end], at, end))
            at = lowered.find(name, end)
    return _apart(found)


def _trimmed(name: str) -> str:
    """Return a name without quotes, or a joining word that is left at its end.

    >>> _trimmed("Pemberdayaan Keluarga yang"), _trimmed("“Indeks Desa")
    ('Pemberdayaan Keluarga', 'Indeks Desa')
    """
    return JOINING_END.sub("", name.strip(" “”\"'(,"))


def _apart(found: Sequence[Subject]) -> tuple[Subject, ...]:
    chosen: list[Subject] = []
    for subject in sorted(found, key=lambda s: (s.start - s.end, s.start)):
        if all(
            subject.end <= other.start or subject.start >= other.end for other in chosen
        ):
            chosen.append(subject)
    return tuple(sorted(chosen, key=lambda s: s.start))


def _shared_out(
    sentence: str, figures: Sequence[Stating], subjects: Sequence[Subject]
) -> Iterator[tuple[str | None, list[Stating]]]:
    """Yield each subject with its figures: those up to the next one that is named."""
    shares: dict[str, tuple[str | None, list[Stating]]] = {}
    for figure in figures:
        before = [subject for subject in subjects if subject.end <= figure.start]
        name = before[-1].name if before else _opening(sentence, figure.start)
        shares.setdefault(spelled(name or ""), (name, []))[1].append(figure)
    yield from shares.values()


def _opening(sentence: str, end: int) -> str | None:
    """Return what a sentence begins with, where it names nothing we know."""
    begun = OPENING.match(sentence)
    start = begun.end() if begun else 0
    stop = ENDS_OPENING.search(sentence, start)
    name = sentence[start : min(stop.start() if stop else end, end)].strip(" -,:“”\"'")
    if LEADING.match(name):
        return None  # "Berdasarkan hasil evaluasi" says nothing of what was measured
    return name if SHORTEST_NAME <= len(name) <= LONGEST_SUBJECT else None


def _speaks_for_itself(sentence: str, figures: Sequence[Stating]) -> bool:
    """Return whether figures whose subject is not named are called what they are."""
    is_rated = RATING.search(sentence) is not None
    return is_rated or any(not figure.is_weak for figure in figures)


def _span(
    sentence: str, of_it: Sequence[Stating], figures: Sequence[Stating]
) -> tuple[int, int]:
    """Return the part of the sentence that speaks of one subject."""
    first, last = of_it[0], of_it[-1]
    before = [figure.end for figure in figures if figure.end <= first.start]
    after = [figure.start for figure in figures if figure.start >= last.end]
    return max(before, default=0), min(after, default=len(sentence))


def _stated(
    sentence: str,
    subject: str | None,
    of_it: Sequence[Stating],
    figures: Sequence[Stating],
    place: Place,
) -> Stated:
    start, end = _span(sentence, of_it, figures)
    part = sentence[start:end]
    direction = direction_in(part, of_it)
    rating = RATING.search(part)
    doubts = [
        (f"figures[{n}]", figure.doubt) for n, figure in enumerate(of_it) if figure.doubt
    ]
    if direction and _contradicts(direction, of_it):
        doubts.append(("direction", CONTRADICTS.format(direction)))
    statement = Statement(
        text=sentence,
        subject=subject,
        figures=tuple(figure.figure for figure in of_it),
        direction=direction,
        rating=" ".join(rating["rating"].split()) if rating else None,
    )
    return Stated(statement, place, tuple(doubts))


def direction_in(text: str, figures: Sequence[Stating]) -> str | None:
    """Return naik, turun or tetap where words say so.

    What is said to be higher or lower is the year named last before it: where that is
    the earlier one of two, the value went the other way.
    """
    for word, pattern in (("tetap", TETAP), ("naik", NAIK), ("turun", TURUN)):
        if pattern.search(text):
            return word
    for word, other, pattern in (("naik", "turun", HIGHER), ("turun", "naik", LOWER)):
        if found := pattern.search(text):
            return other if _is_of_earlier(text, found, figures) else word
    return None


def _is_of_earlier(text: str, found: re.Match[str], figures: Sequence[Stating]) -> bool:
    years = [int(year["year"]) for year in YEAR.finditer(text, 0, found.start())]
    latest = max((int(f.figure.when[:4]) for f in figures if f.figure.when), default=0)
    return bool(years) and years[-1] < latest


def _contradicts(direction: str, figures: Sequence[Stating]) -> bool:
    """Return whether two values of the same thing moved another way than the words."""
    for what in COMPARED:
        values = sorted(
            (f.figure.when, f.figure.number)
            for f in figures
            if f.figure.what == what and f.figure.when and f.figure.number is not None
        )
        if len({when for when, _ in values}) < 2:
            continue
        (_, first), (_, last) = values[0], values[-1]
        moved = "naik" if last > first else "turun" if last < first else "tetap"
        return moved != direction
    return False
