"""The agreements of an invented year: the camat's down to the staff's, also revised."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jenjang.config.bench.audit.invented import LEVELS, Line, Post, Year
from jenjang.core.figures import PartialDate, write_date
from jenjang.papers.document import Agreement, Annex, Budget, Indicator, Objective, Party

STRATEGIC = (
    ("Meningkatnya akuntabilitas kinerja kecamatan", "Nilai SAKIP kecamatan", "71,5"),
    (
        "Meningkatnya kualitas pelayanan publik kecamatan",
        "Indeks Kepuasan Masyarakat kecamatan",
        "86,4",
    ),
)


def agreements(year: Year, *, explained: bool, revision: int = 0) -> tuple[Agreement, ...]:
    """Return the agreement of every post, superiors first.

    `explained` adds the annex that explains each indicator; `revision` 1 is the Perubahan.
    """
    return tuple(_agreements(year, explained=explained, revision=revision))


def _agreements(year: Year, *, explained: bool, revision: int) -> Iterator[Agreement]:
    for at, post in enumerate(year.posts):
        date = signed_on(year, at, revision)
        first, second = _parties(year, post)
        budgets = tuple(_budgets(year, post, revision))
        yield Agreement(
            kind="PK Perubahan" if revision else "PK",
            unit=year.unit,
            regency=year.regency,
            year=year.year,
            first_party=first,
            second_party=second,
            place=year.district,
            date=date,
            date_text=in_words(date),
            objectives=tuple(_objectives(year, post, explained=explained)),
            budgets=budgets,
            budget_total_idr=sum(b.amount_idr or 0 for b in budgets if b.parent is None),
            revision=revision,
            reason="Pergeseran anggaran pada perubahan APBD" if revision else None,
            annex=Annex(date, year.district, first, second),
        )


def signed_on(year: Year, post: int, revision: int) -> str:
    """Return the day a post signs: nobody before his superior."""
    depth = 0
    superior = year.posts[post].superior
    while superior is not None:
        depth, superior = depth + 1, year.posts[superior].superior
    return f"{year.year}-{10 if revision else 1:02d}-{3 + 2 * depth:02d}"


def in_words(iso: str) -> str:
    """Return a day as it is written in a letter.

    >>> in_words("2024-01-03")
    '3 Januari 2024'
    """
    return write_date(PartialDate(*map(int, iso.split("-"))))


def _parties(year: Year, post: Post) -> tuple[Party, Party]:
    first = Party(post.holder.name, post.title, post.holder.nip, post.holder.rank)
    if post.superior is None:
        return first, Party(year.head.name, year.head_title)
    above = year.posts[post.superior]
    return first, Party(above.holder.name, above.title, above.holder.nip, above.holder.rank)


def _budgets(year: Year, post: Post, revision: int) -> Iterator[Budget]:
    """Yield the lines of the post, each with its place among them as `parent`."""
    for at in post.lines:
        line = year.lines[at]
        parent = post.lines.index(line.parent) if line.parent in post.lines else None
        amount = line.ceiling_idr if revision else line.initial_idr
        yield Budget(line.level, line.name, amount, "APBD", line.code, parent)


def _objectives(year: Year, post: Post, *, explained: bool) -> Iterator[Objective]:
    if post.superior is None:
        yield from _strategic(explained=explained)
    order = sorted(post.lines, key=lambda at: year.lines[at].depth)
    for at in order:
        line = year.lines[at]
        yield Objective(
            LEVELS[line.depth], line.aim, (_indicator(line, post, explained=explained),)
        )


def _strategic(*, explained: bool) -> Iterator[Objective]:
    for aim, text, target in STRATEGIC:
        number = Decimal(target.replace(",", "."))
        about: dict[str, Any] = {} if not explained else STRATEGIC_EXPLAINED[text]
        yield Objective(
            "sasaran strategis", aim, (Indicator(text, "Nilai", target, number, **about),)
        )


STRATEGIC_EXPLAINED: dict[str, dict[str, Any]] = {
    "Nilai SAKIP kecamatan": {
        "definition": (
            "Nilai SAKIP kecamatan adalah hasil evaluasi atas penerapan sistem "
            "akuntabilitas kinerja oleh tim kabupaten setiap tahun"
        ),
        "formula": "Jumlah nilai tertimbang seluruh komponen evaluasi",
        "data_source": "Laporan hasil evaluasi",
        "target_note": "Target mengikuti rencana perbaikan hasil evaluasi SAKIP kecamatan",
    },
    "Indeks Kepuasan Masyarakat kecamatan": {
        "definition": (
            "Indeks Kepuasan Masyarakat kecamatan adalah hasil survei terhadap penerima "
            "layanan menurut sembilan unsur pelayanan"
        ),
        "formula": (
            "Jumlah nilai rata-rata unsur dikali penimbang dibagi unsur terisi dikali 25"
        ),
        "data_source": "Laporan survei",
        "target_note": "Target ditetapkan menurut unsur pelayanan yang akan diperbaiki",
    },
}


def _indicator(line: Line, post: Post, *, explained: bool) -> Indicator:
    bare = Indicator(line.indicator, line.unit, str(line.target), Decimal(line.target))
    if not explained:
        return bare
    is_share = line.depth < 3
    what = line.subject
    return Indicator(
        line.indicator,
        line.unit,
        str(line.target),
        Decimal(line.target),
        accumulation="non kumulatif" if is_share else "kumulatif",
        definition=_definition(line),
        formula=(
            f"Jumlah keluaran {what} yang memenuhi syarat dibagi jumlah keluaran {what} "
            "yang direncanakan dikali 100%"
            if is_share
            else f"Jumlah {line.unit.lower()} dihitung dari daftar {what}"
        ),
        data_source=source(post),
        target_note=f"Target ditetapkan menurut rencana kerja {what} tahun berjalan",
    )


def _definition(line: Line) -> str:
    what = line.subject
    if line.depth < 3:
        return (
            f"{line.indicator} adalah perbandingan keluaran {what} yang memenuhi syarat "
            "dengan yang direncanakan dalam satu tahun"
        )
    return (
        f"{line.indicator} adalah banyaknya keluaran {what} yang diselesaikan dalam satu "
        "tahun"
    )


def source(post: Post) -> str:
    """Return where the data of a post's indicators come from: its own office."""
    title = post.title.removeprefix("Kepala ")
    return title if title != post.title else "Laporan kegiatan"
