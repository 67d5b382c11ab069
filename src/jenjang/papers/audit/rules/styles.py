"""How figures are written: one style of rupiah (R40), one of decimals (R41)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from jenjang.papers.audit.bundle import Bundle, Paper
from jenjang.papers.audit.facts.money import Amount, amounts
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.money_columns import groups_of_three

CANONICAL = "Rp 1.234.567"


def one_style_of_rupiah(bundle: Bundle) -> Iterator[Flaw]:
    """R40: a document writes rupiah in one style; every other style is one finding."""
    for paper in bundle.papers:
        found = [a for a in amounts(bundle) if a.line.spot.file == paper.file]
        yield from _other_styles(found)
        yield from _outliers(paper, found)
    yield from groups_of_three(bundle)


def _other_styles(found: Sequence[Amount]) -> Iterator[Flaw]:
    by_style: dict[tuple[str, str, str], list[Amount]] = defaultdict(list)
    for amount in found:
        by_style[amount.style].append(amount)
    usual = _usual(by_style)
    for style, same in by_style.items():
        if style != usual and (style[1] == "," or usual[1:] != style[1:]):
            yield Flaw(
                places=tuple(dict.fromkeys(amount.line.spot for amount in same)),
                written=same[0].text,
                expected=CANONICAL,
                message=(
                    f"“{same[0].text}” ditulis dengan gaya lain daripada "
                    f"“{by_style[usual][0].text}” dalam dokumen yang sama."
                ),
                cause=_why(style),
            )


def _usual(by_style: dict[tuple[str, str, str], list[Amount]]) -> tuple[str, str, str]:
    """Return the style of most amounts, of those with a point where there are any."""
    pointed = {style: same for style, same in by_style.items() if style[1] != ","}
    styles = pointed or by_style
    return max(styles, key=lambda style: len(styles[style]), default=("", "", ""))


def _why(style: tuple[str, str, str]) -> str:
    if style[1] == ",":
        return "Pemisah ribuan dalam bahasa Indonesia adalah titik, bukan koma."
    return "Satu dokumen memakai satu cara menulis rupiah."


def _outliers(paper: Paper, found: Sequence[Amount]) -> Iterator[Flaw]:
    """Speak of the one amount of a column that parts its thousands otherwise."""
    columns: dict[tuple[int, int], list[Amount]] = defaultdict(list)
    for amount in found:
        if amount.line.table is not None and amount.line.column is not None:
            columns[amount.line.table, amount.line.column].append(amount)
    for same in columns.values():
        counted = Counter(amount.separator for amount in same if amount.separator)
        if len(counted) == 2 and min(counted.values()) == 1 and max(counted.values()) >= 3:
            rare = min(counted, key=lambda mark: counted[mark])
            yield from (_outlier(a, same) for a in same if a.separator == rare)


def _outlier(amount: Amount, same: Sequence[Amount]) -> Flaw:
    other = next(a for a in same if a.separator not in ("", amount.separator))
    return Flaw(
        places=(amount.line.spot,),
        written=amount.text,
        expected=other.text,
        message=f"Hanya “{amount.text}” dalam kolom ini yang memakai pemisah ribuan lain.",
        cause="Angka dalam satu kolom ditulis dengan satu cara.",
    )


RULES = (
    Rule(
        id="R40",
        name="format-rupiah",
        description="Rupiah ditulis dengan satu gaya dalam satu dokumen.",
        severity=Severity.FORMAT,
        source="PUEBI: pemisah ribuan adalah titik",
        needs="jumlah uang yang ditandai Rp",
        is_certain=True,
        find=one_style_of_rupiah,
    ),
)
