"""The statement page: who promises what to whom (PermenPANRB 53/2014, Lampiran I)."""

from collections.abc import Iterator

from jenjang.papers.blocks import Align, Block, Heading, KeyValues, Paragraph
from jenjang.papers.document import Agreement, Party
from jenjang.papers.layouts.parts.signing import statement_signatures

OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan "
    "akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
)
PROMISE = (
    "Pihak Pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran "
    "perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti yang "
    "telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian "
    "target kinerja tersebut menjadi tanggung jawab kami."
)
SUPERVISION = (
    "Pihak Kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi "
    "terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan "
    "dalam rangka pemberian penghargaan dan sanksi."
)


def title(agreement: Agreement, *, with_year: bool = True) -> str:
    """Return what the paper calls itself; a second Perubahan says that it is the second.

    >>> title(Agreement(kind="PK Perubahan", year=2023, revision=2))
    'PERJANJIAN KINERJA PERUBAHAN KE-2 TAHUN 2023'
    """
    words = ["PERJANJIAN KINERJA"]
    if agreement.is_revision:
        words.append("PERUBAHAN")
        if agreement.revision is not None and agreement.revision > 1:
            words.append(f"KE-{agreement.revision}")
    if with_year and agreement.year is not None:
        words.append(f"TAHUN {agreement.year}")
    return " ".join(words)


def title_heading(agreement: Agreement) -> Heading:
    """Return what the paper calls itself, over its statement."""
    facts = ("kind",) if agreement.year is None else ("kind", "year")
    return Heading(title(agreement), facts=facts)


def office_headings(agreement: Agreement) -> Iterator[Heading]:
    """Yield whose paper it is: the government, then its unit."""
    if agreement.regency:
        government = f"PEMERINTAH {agreement.regency.upper()}"
        yield Heading(government, level=2, facts=("regency",))
    if agreement.unit:
        yield Heading(agreement.unit.upper(), level=2, facts=("unit",))


def statement(agreement: Agreement) -> Iterator[Block]:
    """Yield the sentences of the statement, from its opening to the signatures."""
    yield Paragraph(OPENING, align=Align.JUSTIFY)
    if agreement.first_party is not None:
        yield _introduced(agreement.first_party, "first_party")
        yield Paragraph("selanjutnya disebut Pihak Pertama.")
    if agreement.second_party is not None:
        yield _introduced(agreement.second_party, "second_party")
        yield Paragraph("selaku atasan Pihak Pertama, selanjutnya disebut Pihak Kedua.")
    yield Paragraph(PROMISE, align=Align.JUSTIFY)
    if agreement.second_party is not None:
        yield Paragraph(SUPERVISION, align=Align.JUSTIFY)
    if agreement.reason:
        reason = f"Alasan perubahan : {agreement.reason}"
        yield Paragraph(reason, align=Align.JUSTIFY, facts=("reason",))
    yield from statement_signatures(agreement)


def _introduced(party: Party, path: str) -> KeyValues:
    pairs = [("Nama", party.name)]
    facts = [f"{path}.name"]
    if party.title:
        pairs.append(("Jabatan", party.title))
        facts.append(f"{path}.title")
    return KeyValues(tuple(pairs), facts=tuple(facts))


def annex_facts(agreement: Agreement) -> tuple[KeyValues, ...]:
    """Return unit, government and year as the lines of a form, in the words as they are."""
    pairs = (
        ("Perangkat Daerah", agreement.unit),
        ("Pemerintah Daerah", agreement.regency),
        ("Tahun Anggaran", None if agreement.year is None else str(agreement.year)),
    )
    known = tuple((label, value) for label, value in pairs if value)
    return (KeyValues(known, facts=("unit", "regency")),) if known else ()
