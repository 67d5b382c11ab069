"""The figures that a sentence states: what each is, of when, and its value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jenjang.core.figures import read_number, read_percent, read_rupiah
from jenjang.core.values import Unknown
from jenjang.papers.document import Figure
from jenjang.papers.recognisers.report.phrases import (
    BARE_YEAR,
    BESIDE,
    CHANGE,
    COMPARES,
    COUNTED,
    CUES,
    FARTHEST,
    FIGURE,
    FORMULA,
    LINKS,
    NEAR,
    NEGATED,
    NEXT,
    NO_FIGURES,
    OF_TARGET,
    QUARTER,
    SCALES,
    SPELLED,
    TO_AND_FRO,
    WEAK,
    YEAR,
    YEAR_AFTER,
)

CUE = re.compile(
    "|".join(rf"(?P<cue{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(CUES)), re.I
)
MONEYS = {
    "target": "ceiling_idr",
    "actual": "spent_idr",
    "absorption_percent": "spent_idr",
    "achievement_percent": "",
    "efficiency_percent": "remaining_idr",
    "score": "ceiling_idr",
}
PERCENTS = {
    "spent_idr": "absorption_percent",
    "ceiling_idr": "",
    "remaining_idr": "",
    "score": "actual",
}
NUMBERS = {
    "achievement_percent": "actual",
    "spent_idr": "",
    "ceiling_idr": "",
    "remaining_idr": "",
    "absorption_percent": "",
}
PROMISES = ("target", "renstra_target", "standard")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
NOT_SURE_WHAT = (
    "“{}” disebut capaian tanpa tanda persen; periksa apakah ini realisasi atau persentase "
    "capaian."
)


@dataclass(frozen=True, slots=True)
class Stating:
    """A figure, where in the sentence it stands, and why it is doubtful."""

    figure: Figure
    start: int
    end: int
    kind: str
    doubt: str | None = None
    is_weak: bool = False  # only a word such as "mencapai" says what it is


@dataclass(frozen=True, slots=True)
class _Cue:
    what: str
    start: int
    end: int
    is_weak: bool


def figures_in(sentence: str, year: int | None) -> tuple[Stating, ...]:
    """Return the figures a sentence states; `year` is the paper's own.

    >>> found = figures_in("Target 73 terealisasi 84,82 dengan capaian 116,19%.", 2023)
    >>> [(f.figure.what, str(f.figure.number)) for f in found]
    [('target', '73'), ('actual', '84.82'), ('achievement_percent', '116.19')]
    """
    masked = _masked(sentence)
    if FORMULA.search(masked):
        return ()
    read = _Sentence(sentence, masked, tuple(_cues(masked)), year)
    found: list[Stating] = []
    for match in FIGURE.finditer(masked):
        if stating := _stating(read, match, found):
            found.append(stating)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as printed and masked, the cues in it, and the paper's own year."""

    text: str
    masked: str
    cues: tuple[_Cue, ...]
    year: int | None


def _masked(sentence: str) -> str:
    """Return the sentence with the numbers that count nothing blotted out."""
    return NO_FIGURES.sub(lambda found: "¤" * len(found[0]), sentence)


def _cues(masked: str) -> Iterator[_Cue]:
    for found in CUE.finditer(masked):
        n = int((found.lastgroup or "cue0").removeprefix("cue"))
        is_weak = n >= len(CUES) - WEAK
        yield _Cue(CUES[n][0], found.start(), found.end(), is_weak)


def _stating(
    read: _Sentence, match: re.Match[str], before: Sequence[Stating]
) -> Stating | None:
    kind = match.lastgroup or "number"
    if kind == "number" and _only_counts(read.masked, match):
        return None
    if CHANGE.search(read.masked[: match.start()]):
        return None
    cue = _cue_of(read, match, before)
    what = _what(read.masked, match, kind, cue, before)
    if not what:
        return None
    printed = read.text[match.start() : match.end()].strip()
    when = _when(read.text, match, read.year)
    figure, doubt = _figure(what.removesuffix("?"), printed, kind, when)
    if what.endswith("?"):
        doubt = doubt or NOT_SURE_WHAT.format(printed)
    is_weak = cue is not None and cue.is_weak
    return Stating(figure, match.start(), match.end(), kind, doubt, is_weak)


def _only_counts(masked: str, match: re.Match[str]) -> bool:
    """Return whether a bare number is a year, or says how many: 20 (dua puluh)."""
    is_year = BARE_YEAR.fullmatch(match[0]) is not None
    return bool(
        is_year or SPELLED.match(masked, match.end()) or COUNTED.match(masked, match.end())
    )


def _what(
    masked: str,
    match: re.Match[str],
    kind: str,
    cue: _Cue | None,
    before: Sequence[Stating],
) -> str:
    """Return what a figure is, '' where nothing says so; a closing ? is a doubt."""
    last = before[-1] if before else None
    if last and _is_bracketed(masked, last, match):
        return _in_brackets(last, kind)
    if cue is None:
        return _to_and_fro(masked, match, last, kind)
    if not _is_tied(masked, cue, match, kind):
        return ""
    of_target = kind == "percent" and OF_TARGET.match(masked, match.end())
    if of_target and cue.what in {"actual", "score", "target"}:
        return "achievement_percent"
    return _as_kind(cue.what, kind, last)


def _is_bracketed(masked: str, last: Stating, match: re.Match[str]) -> bool:
    """Return whether a figure stands in brackets right after another: Rp 5.000 (98%)."""
    return BESIDE.fullmatch(masked[last.end : match.start()]) is not None


def _in_brackets(last: Stating, kind: str) -> str:
    """Return what a figure in brackets after `last` is."""
    pairs = {
        ("spent_idr", "percent"): "absorption_percent",
        ("achievement_percent", "number"): "actual",
        ("actual", "percent"): "achievement_percent",
        ("absorption_percent", "money"): "spent_idr",
        ("remaining_idr", "percent"): "",
    }
    return pairs.get((last.figure.what, kind), "")


def _cue_of(
    read: _Sentence, match: re.Match[str], before: Sequence[Stating]
) -> _Cue | None:
    """Return the last cue between the figure before and this one; a weak one if alone."""
    start, end = before[-1].end if before else 0, match.start()
    between = [cue for cue in read.cues if start <= cue.start and cue.end <= end]
    strong = [cue for cue in between if not cue.is_weak]
    chosen = (strong or between)[-1:]
    reached = [cue for cue in between if cue.is_weak and cue.what == "actual"]
    if strong and reached and strong[-1].what in PROMISES:
        chosen = [cue for cue in reached if cue.start > strong[-1].end][-1:] or chosen
    if not chosen or end - chosen[0].end > FARTHEST:
        return None
    return chosen[0]


def _is_tied(masked: str, cue: _Cue, match: re.Match[str], kind: str) -> bool:
    """Return whether nothing that could be counted itself parts a figure from its cue."""
    between = masked[cue.end : match.start()]
    if NEGATED.search(masked[max(0, cue.start - 24) : match.start()]):
        return False
    if kind == "number" and "," in between:
        return False
    if LINKS.search(between) or kind == "money":
        return True
    if not between.strip(" :"):
        return True
    most = NEXT if kind == "number" else NEAR
    return not cue.is_weak and len(YEAR.sub("", between).strip()) <= most


def _to_and_fro(masked: str, match: re.Match[str], last: Stating | None, kind: str) -> str:
    """Return what the second figure of "dari 80% menjadi 90%" is: what the first is.

    The same goes for "92% dibandingkan tahun 2023 yaitu sebesar 88%".
    """
    if last is None or last.kind != kind:
        return ""
    between = masked[last.end : match.start()]
    if COMPARES.search(between):
        is_tied = LINKS.search(between) is not None and len(between) <= 4 * NEAR
    else:
        is_tied = TO_AND_FRO.search(between) is not None and len(between) <= NEAR
    return last.figure.what if is_tied else ""


def _as_kind(what: str, kind: str, last: Stating | None) -> str:
    """Return what a cue means for money, a percentage or a bare number."""
    if kind == "money":
        return MONEYS.get(what, what if what.endswith("_idr") else "")
    if kind == "percent":
        if what == "achievement_percent" and last and last.figure.what == "spent_idr":
            return "absorption_percent"
        return PERCENTS.get(what, what)
    if what == "achievement_percent":
        return "actual?"
    return NUMBERS.get(what, what)


def _when(sentence: str, match: re.Match[str], year: int | None) -> str | None:
    """Return the year, and the quarter, that a figure is of."""
    after = YEAR_AFTER.match(sentence, match.end())
    before = list(YEAR.finditer(sentence, 0, match.start()))
    said = after or (before[-1] if before else None)
    of = said["year"] if said else (str(year) if year else None)
    quarters = list(QUARTER.finditer(sentence, 0, match.start()))
    if of is None or not quarters:
        return of
    printed = quarters[-1]["quarter"].casefold()
    return f"{of}-TW{ROMAN.get(printed) or int(printed)}"


def _figure(
    what: str, printed: str, kind: str, when: str | None
) -> tuple[Figure, str | None]:
    """Return the figure, and why it has no number where it cannot be read one way."""
    value = _value(printed, kind)
    figure = Figure(what, printed, None, when)
    if isinstance(value, Unknown):
        return figure, str(value)
    return replace(figure, number=Decimal(value)), None


def _value(printed: str, kind: str) -> Decimal | int | Unknown:
    if kind == "percent":
        return read_percent(printed)
    if kind == "number":
        return read_number(printed)
    word = printed.rsplit(" ", 1)[-1].casefold()
    if word not in SCALES:
        return read_rupiah(printed)
    bare = re.sub(r"^rp\s?\.?\s?|\s?\w+$", "", printed, flags=re.IGNORECASE)
    number = read_number(bare)
    return number if isinstance(number, Unknown) else number * SCALES[word]
