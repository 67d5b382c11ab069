"""Agreements as a kecamatan might write them, made up by chance: no person exists."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from jenjang.core.figures import MONTHS
from jenjang.papers.document import Agreement, Annex, Budget, Indicator, Objective, Party

GIVEN = ("WIRYA", "LAKSMI", "BAGAS", "RATNA", "Darma", "Sekar", "PUTU", "Yohanes", "Siti")
FAMILY = ("SASTRADINATA", "TIRTOATMOJO", "Puspitaningrum", "WISESA", "Kusumawardhani")
BEFORE = ("", "", "Drs. ", "Ir. H. ", "dr. ", "Hj. ", "Prof. Dr. H. ")
AFTER = ("", ", S.Sos", ", S.E., M.Si", ", SH., MH", ", A.Md", ", S.STP, M.A.P")
TITLES = (
    "CAMAT TIRTASARI",
    "Camat Tirtasari",
    "BUPATI MEKARJAYA",
    "SEKRETARIS KECAMATAN",
    "Kepala Seksi Ketenteraman dan Ketertiban Umum",
    "KEPALA SUB BAGIAN PERENCANAAN, KEUANGAN DAN KEPEGAWAIAN KECAMATAN TIRTASARI",
    "KASUBAG. UMUM DAN KEUANGAN",
    "PENGADMINISTRASI UMUM",
)
RANKS = ("Pembina Tk. I / IV.b", "PENATA / III.c", "Penata Muda Tk.I / III.b", "Pembina")
UNITS = ("Kecamatan Tirtasari", "Kecamatan Sukamaju Barat", "Dinas Sosial")
REGENCIES = ("Kabupaten Mekarjaya", "Kota Banyu Biru", "Kabupaten Tirta Kencana Timur")
PLACES = ("Tirtasari", "Sukamaju Barat", "Mekarjaya")
LEVELS = (
    ("sasaran strategis",),
    ("sasaran program",),
    ("sasaran kegiatan",),
    ("sasaran sub kegiatan",),
    ("kinerja",),
    ("sasaran",),
    ("tujuan/sasaran",),
    ("tujuan", "sasaran strategis"),
    ("sasaran strategis", "sasaran program"),
    ("sasaran program", "sasaran kegiatan"),
    ("sasaran kegiatan", "sasaran sub kegiatan"),
    ("sasaran strategis", "sasaran program", "sasaran kegiatan"),
)
RESULTS = ("Meningkatnya", "Terlaksananya", "Tersusunnya", "Terwujudnya", "Mewujudkan")
THINGS = (
    "kualitas pelayanan publik",
    "penyelenggaraan pemerintahan desa/kelurahan",
    "akuntabilitas kinerja (SAKIP)",
    "pemberdayaan masyarakat",
    "peraturan perundang-undangan yang ditaati",
    "ketenteraman dan ketertiban umum",
    "administrasi kependudukan dan/atau perizinan",
    "sarana-prasarana kantor",
    "koordinasi lintas-sektor",
    "dokumen perencanaan, penganggaran, dan evaluasi",
)
TAILS = (
    "di wilayah kecamatan",
    "secara tepat waktu",
    "yang berkualitas & transparan",
    "tahun berjalan",
    'sesuai asas "mudah dan murah"',
    "bagi 12 desa dan 3 kelurahan",
    "Kabupaten/Kota",
)
MEASURES = ("Persentase", "Jumlah", "Indeks", "Nilai", "Rata-rata", "Tingkat")
COUNTED = ("Laporan", "Dokumen", "Unit", "Orang", "Desa", "Paket", "Orang/Bulan")
SOURCES = ("APBD", "APBD Kabupaten", "DAU", "Dana Desa")


@st.composite
def phrases(draw: st.DrawFn, most: int = 2) -> str:
    """Return some things with what is said of them."""
    things = draw(st.lists(st.sampled_from(THINGS), min_size=1, max_size=most))
    tail = draw(st.sampled_from(TAILS))
    return f"{', '.join(things)} {tail}"


@st.composite
def sentences(draw: st.DrawFn, most: int = 3) -> str:
    """Return a text of one to `most` sentences."""
    said = draw(st.lists(phrases(3), min_size=1, max_size=most))
    return " ".join(f"{draw(st.sampled_from(RESULTS))} {each}." for each in said)


def nips() -> st.SearchStrategy[str]:
    """Return a NIP with none or three blanks."""
    return st.sampled_from(
        ("19690214 199003 1 004", "197408081998032003", "19811130 200604 1 007")
    )


@st.composite
def parties(draw: st.DrawFn) -> Party:
    """Return an official."""
    given = " ".join(draw(st.lists(st.sampled_from(GIVEN), min_size=1, max_size=2)))
    family, before, after = (draw(st.sampled_from(x)) for x in (FAMILY, BEFORE, AFTER))
    return Party(
        name=f"{before}{given} {family}{after}",
        title=draw(st.sampled_from(TITLES)),
        nip=draw(st.none() | nips()),
        rank=draw(st.none() | st.sampled_from(RANKS)),
    )


def _family(party: Party) -> str:
    """Return what tells two people apart: the same name with another degree would not."""
    return next(family for family in FAMILY if family in party.name)


@st.composite
def targets(draw: st.DrawFn) -> tuple[str | None, str, Decimal | None]:
    """Return unit, printed target and its number, as they go together on papers."""
    number = draw(st.integers(1, 400))
    match draw(st.integers(0, 5)):
        case 0:
            return "%", f"{number}%", Decimal(number)
        case 1:
            return "%", f"{number},50 %", Decimal(number) + Decimal("0.5")
        case 2:
            unit = draw(st.sampled_from(COUNTED))
            return unit, f"{number} {unit}", Decimal(number)
        case 3:
            return "Persen", f"{number}", Decimal(number)
        case 4:
            return (
                draw(st.sampled_from((None, "Indeks"))),
                f"{number},25",
                Decimal(number) + Decimal("0.25"),
            )
        case _:
            return draw(st.sampled_from((None, "Nilai"))), "BB", None


@st.composite
def indicators(
    draw: st.DrawFn, *, explained: bool, quarterly: bool, most: int
) -> Indicator:
    """Return an indicator, with what Lampiran 2 says of it where it is `explained`."""
    unit, text, number = draw(targets())
    said = st.none() | sentences(most) if explained else st.none()
    quarters = (text, text, text, text) if quarterly and draw(st.booleans()) else ()
    accumulation = st.sampled_from((None, "kumulatif", "non kumulatif"))
    return Indicator(
        text=f"{draw(st.sampled_from(MEASURES))} {draw(phrases())}",
        unit=unit,
        target_text=text,
        target_number=number,
        quarter_targets=quarters,
        accumulation=draw(accumulation) if explained else None,
        definition=draw(said),
        relevance=draw(said),
        formula=draw(st.none() | phrases().map(lambda p: f"Jumlah {p} x 100%"))
        if explained
        else None,
        data_source=draw(st.none() | phrases().map(lambda p: f"Laporan {p}"))
        if explained
        else None,
        target_note=draw(said),
    )


@st.composite
def objectives(draw: st.DrawFn, *, most: int = 3) -> tuple[Objective, ...]:
    """Return objectives on one to three levels, the lower ones after their upper one."""
    levels = draw(st.sampled_from(LEVELS))
    explained, quarterly = draw(st.booleans()), draw(st.booleans())
    found: list[Objective] = []
    for level in _walk(draw, levels):
        text = f"{draw(st.sampled_from(RESULTS))} {draw(phrases(3))} {len(found) + 1}"
        many = st.lists(
            indicators(explained=explained, quarterly=quarterly, most=most),
            min_size=1,
            max_size=3,
            unique_by=lambda indicator: indicator.text,
        )
        found.append(
            Objective(
                level=level,
                text=text,
                indicators=tuple(draw(many)),
                description=draw(st.none() | sentences(most)) if explained else None,
                legal_bases=tuple(draw(st.lists(laws(), max_size=3))) if explained else (),
            )
        )
    return tuple(found)


def laws() -> st.SearchStrategy[str]:
    """Return a regulation."""
    return st.integers(1, 30).map(
        lambda n: (
            f"Peraturan Menteri Dalam Negeri Nomor {n} Tahun 20{n:02} tentang Hal ke-{n}"
        )
    )


def _walk(draw: st.DrawFn, levels: tuple[str, ...]) -> list[str]:
    """Return levels from the top down, one to three of the lowest under each."""
    top, *lower = levels
    walked: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        walked.append(top)
        if lower:
            walked += _walk(draw, tuple(lower))
    return walked


@st.composite
def budgets(draw: st.DrawFn) -> tuple[Budget, ...]:
    """Return lines of a budget on one to three levels, each under its parent."""
    levels = draw(
        st.sampled_from(
            (
                ("program",),
                ("kegiatan",),
                ("sub kegiatan",),
                ("program", "kegiatan"),
                ("kegiatan", "sub kegiatan"),
                ("program", "kegiatan", "sub kegiatan"),
            )
        )
    )
    source, coded = draw(st.sampled_from((None, *SOURCES))), draw(st.booleans())
    found: list[Budget] = []
    last: dict[str, int] = {}
    for level in _walk(draw, levels):
        depth = levels.index(level)
        last[level] = len(found)
        name = f"{level.title()} {draw(phrases(3))}"
        found.append(
            Budget(
                level,
                name.upper() if level == "program" else name,
                draw(st.integers(1_000, 9_000_000_000)),
                source,
                code=_code(level, len(found)) if coded else None,
                parent=last[levels[depth - 1]] if depth else None,
            )
        )
    return tuple(found)


def _code(level: str, n: int) -> str:
    return {
        "program": f"7.01.{n + 1:02}",
        "kegiatan": f"7.01.01.2.{n + 1:02}",
        "sub kegiatan": f"7.01.01.2.01.{n + 1:04}",
    }[level]


def _spoken(day: dt.date, zero: str) -> str:
    return f"{zero if day.day < 10 else ''}{day.day} {MONTHS[day.month - 1]} {day.year}"


@st.composite
def agreements(draw: st.DrawFn, *, most: int = 3) -> Agreement:
    """Return an agreement; its texts are up to `most` sentences long."""
    first, second = draw(st.lists(parties(), min_size=2, max_size=2, unique_by=_family))
    is_revision = draw(st.booleans())
    year = draw(st.integers(2016, 2029))
    on = draw(st.dates(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    place = draw(st.sampled_from(PLACES))
    lines = draw(st.just(()) | budgets())
    total = sum(line.amount_idr or 0 for line in lines if line.parent is None)
    signed_again = Annex(
        date=on.isoformat(), place=place, first_party=first, second_party=second
    )
    return Agreement(
        kind="PK Perubahan" if is_revision else "PK",
        unit=draw(st.sampled_from(UNITS)),
        regency=draw(st.sampled_from(REGENCIES)),
        year=year,
        first_party=first,
        second_party=second,
        place=place,
        date=on.isoformat(),
        date_text=draw(st.sampled_from((_spoken(on, ""), _spoken(on, "0")))),
        objectives=draw(objectives(most=most)),
        budgets=lines,
        budget_total_idr=draw(st.sampled_from((None, total))) if lines else None,
        revision=draw(st.integers(1, 3)) if is_revision else 0,
        reason=draw(st.none() | phrases().map(str.capitalize)) if is_revision else None,
        annex=draw(st.sampled_from((None, signed_again))),
        footer=draw(st.sampled_from((None, "Authorized by Esakip Kabupaten Mekarjaya"))),
    )
