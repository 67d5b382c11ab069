"""The page of the statement, and the signature blocks, in many ways."""

from dataclasses import dataclass
from random import Random

from tests.papers.strangers import words
from tests.papers.strangers.invention import Invented
from tests.papers.strangers.sheets import Break, Element, Form, Line, Sides

OPENINGS = words.listed("""
    Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan
    akuntabel serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini : |
    Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan
    akuntabel serta berorientasi pada hasil, yang bertandatangan dibawah ini: | Yang
    bertanda tangan di bawah ini : | Kami yang bertanda tangan di bawah ini: | Dalam
    rangka mewujudkan manajemen pemerintahan yang efektif, transparan, akuntabel dan
    berorientasi pada hasil, yang bertanda tangan di bawah ini:
""")
PROMISES = words.listed("""
    Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai
    lampiran perjanjian ini, dalam rangka mencapai target kinerja jangka menengah
    seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan
    pencapaian target kinerja tersebut menjadi tanggung jawab kami. | Pada tahun {year}
    ini berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini
    dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan
    dalam dokumen perencanaan.
""")
SUPERVISION = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi "
    "terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan "
    "dalam rangka "
    "pemberian penghargaan dan sanksi."
)
FIRST_CALLED = words.listed("""
    Selanjutnya disebut Pihak Pertama | selanjutnya disebut PIHAK PERTAMA | Selanjutnya
    disebut sebagai PIHAK PERTAMA. | Untuk selanjutnya disebut Pihak Kesatu | Dalam hal
    ini disebut PIHAK PERTAMA
""")
SECOND_CALLED = words.listed("""
    Selaku atasan pihak pertama, selanjutnya disebut Pihak Kedua | Selaku atasan
    langsung pihak pertama;Selanjutnya disebut PIHAK KEDUA | selaku atasan langsung
    Pihak Pertama, selanjutnya disebut sebagai PIHAK KEDUA. | Selaku Atasan Langsung
    Pihak Pertama, Selanjutnya disebut Pihak Kedua
""")
# A stroke parts two titles, a slash two lines of one.
TITLES = {
    "PK": words.listed("""
    PERJANJIAN KINERJA TAHUN {year} | PERNYATAAN PERJANJIAN KINERJA/TAHUN {year} |
    PERJANJIAN KINERJA/TAHUN ANGGARAN {year} | PENETAPAN KINERJA TAHUN {year} | P E R J
    A N J I A N  K I N E R J A/TAHUN {year} | PERJANJIAN KINERJA/{office}/TAHUN {year} |
    PERJANJIAN KINERJA {office} TAHUN {year} | Perjanjian Kinerja Tahun {year} |
    PERNYATAAN PERJANJIAN KINERJA/{office}/PERJANJIAN KINERJA TAHUN {year}
"""),
    "PK Perubahan": words.listed("""
    PERJANJIAN KINERJA PERUBAHAN TAHUN {year} | PERUBAHAN PERJANJIAN KINERJA/TAHUN
    {year} | PERJANJIAN KINERJA PERUBAHAN/{office}/TAHUN ANGGARAN {year} | PERJANJIAN
    KINERJA (PERUBAHAN) TAHUN {year} | PERJANJIAN PERUBAHAN KINERJA TAHUN {year}
"""),
}


@dataclass(frozen=True, slots=True)
class Habits:
    """How one office writes its statements."""

    title: str
    opening: str
    promise: str
    first_called: str
    second_called: tuple[str, ...]
    form_style: str
    key_style: str
    marks: str
    sides_style: str
    role_style: str
    nip_style: str
    date_style: str
    head_style: str
    has_cover: bool
    has_form_nip: bool
    first_is_left: bool
    titles_signed: str


def habits(rng: Random, kind: str) -> Habits:
    """Return the habits of one office."""
    return Habits(
        title=rng.choice(TITLES[kind]),
        opening=rng.choice(OPENINGS),
        promise=rng.choice(PROMISES),
        first_called=rng.choice(FIRST_CALLED),
        second_called=tuple(rng.choice(SECOND_CALLED).split(";")),
        form_style=rng.choice(("colon", "tabs", "table", "colon", "tabs")),
        key_style=rng.choice(("Nama", "Nama", "Nama", "NAMA", "N a m a", "Nama Lengkap")),
        marks=rng.choice(("", "", "", "1.")),
        sides_style=rng.choice(("table", "table", "tabs", "stacked")),
        role_style=rng.choice(("PIHAK", "Pihak", "PIHAK,", "none")),
        nip_style=rng.choice(("NIP. ", "NIP ", "NIP.", "NIP : ", "Nip. ")),
        date_style=rng.choice(("full", "full", "full", "month", "blank", "set", "year")),
        head_style=rng.choice(("government", "government", "letterhead", "none", "office")),
        has_cover=rng.random() < 0.2,
        has_form_nip=rng.random() < 0.15,
        first_is_left=rng.random() < 0.25,
        titles_signed=rng.choice(("office", "office", "short", "none")),
    )


def set_date(rng: Random, invented: Invented, how: Habits) -> list[str]:
    """Set the date of the truth; return the lines over the signatures that print it."""
    truth, year = invented.truth, invented.truth["year"]
    day, month = rng.randint(1, 28), rng.randrange(len(words.MONTHS))
    number = ("01", "02", "03", "04", "07", "09", "10", "12")[month]
    name = words.MONTHS[month]
    if how.date_style in {"full", "set"}:
        truth["date"] = f"{year}-{number}-{day:02}"
        printed = f"{rng.choice((str(day), f'{day:02}'))} {name} {year}"
    elif how.date_style == "month":
        truth["date"] = f"{year}-{number}"
        printed = rng.choice(
            (f"      {name} {year}", f"..... {name} {year}", f"{name} {year}")
        )
    elif how.date_style == "year":
        truth["date"] = str(year)
        printed = rng.choice((f"            {year}", f"................ {year}"))
    else:
        truth["date"] = None
        printed = "........................"
    if how.date_style == "set":
        return [f"Ditetapkan di {invented.capital}", f"pada tanggal {printed}"]
    return [f"{invented.capital}, {printed}"]


def government(invented: Invented) -> str:
    """Return the letterhead's first line."""
    return f"PEMERINTAH {invented.truth['regency'].upper()}"


def statement(
    rng: Random, invented: Invented, how: Habits, when: list[str]
) -> list[Element]:
    """Return the page (or two, with a cover) of the statement."""
    page = list(_cover(invented, how)) if how.has_cover else []
    page += _head(invented, how)
    page += [Line(text, "center", bold=True) for text in _titles(invented, how)]
    page += [Line(how.opening, "justify")]
    page += [_form(invented, "first_party", how, "1." if how.marks else "")]
    page += [Line(how.first_called)]
    page += [_form(invented, "second_party", how, "2." if how.marks else "")]
    page += [Line(text) for text in how.second_called]
    page += [Line(how.promise.format(year=invented.truth["year"]), "justify")]
    page += [Line(SUPERVISION, "justify")]
    return [*page, *signatures(invented, how, when)]


def _titles(invented: Invented, how: Habits) -> list[str]:
    title = how.title.format(year=invented.truth["year"], office=invented.office.upper())
    return title.split("/")


def _cover(invented: Invented, how: Habits) -> list[Element]:
    lines = [
        *_titles(invented, how),
        invented.office.upper(),
        invented.truth["regency"].upper(),
    ]
    return [*(Line(text, "center", bold=True) for text in lines), Break()]


def _head(invented: Invented, how: Habits) -> list[Element]:
    if how.head_style == "none":
        return []
    lines = [Line(government(invented), "center", bold=True)]
    if how.head_style == "office":
        return [
            Line(f"{invented.office.upper()} {invented.truth['regency'].upper()}", "center")
        ]
    if how.head_style == "letterhead":
        lines.append(Line(invented.office.upper(), "center", bold=True))
        lines.append(
            Line("Jalan Merdeka Nomor 17 Telepon (0299) 123456 Kode Pos 55999", "center")
        )
    return list(lines)


def _form(invented: Invented, which: str, how: Habits, mark: str) -> Form:
    party = invented.truth[which]
    pairs = [(f"{mark} {how.key_style}".strip(), party["name"])]
    if how.has_form_nip and party["nip"]:
        pairs.append(("NIP", party["nip"]))
        if party["rank"]:
            pairs.append(("Pangkat/Gol. Ruang", party["rank"]))
    return Form((*pairs, ("Jabatan", party["title"])), how.form_style)


def signatures(invented: Invented, how: Habits, when: list[str]) -> list[Element]:
    """Return the date and both blocks; `when` is empty where it is not printed again."""
    first, second = (_side(invented, key, how) for key in ("first_party", "second_party"))
    left, right = (first, second) if how.first_is_left else (second, first)
    if how.sides_style == "table" and how.date_style != "blank" and len(when) == 1:
        return [Sides(("", *left), (when[0], *right), "table")]
    dated = [Line(text, "right") for text in when]
    return [*dated, Sides(left, right, how.sides_style)]


def _side(invented: Invented, which: str, how: Habits) -> tuple[str, ...]:
    party, lines = invented.truth[which], list[str]()
    role = {"first_party": "Pertama", "second_party": "Kedua"}[which]
    if how.role_style != "none":
        text = f"Pihak {role}"
        lines.append(
            {"PIHAK": text.upper(), "Pihak": text, "PIHAK,": f"{text.upper()},"}[
                how.role_style
            ]
        )
    if how.titles_signed == "office":
        lines.append(
            f"{party['title']},".upper() if how.role_style == "PIHAK," else party["title"]
        )
    elif how.titles_signed == "short" and which == "first_party":
        lines.append(party["title"])
    lines += ["", "", "", party["name"]]
    if party["rank"] and not how.has_form_nip:
        lines.append(party["rank"])
    if party["nip"] and not how.has_form_nip:
        lines.append(f"{how.nip_style}{party['nip']}")
    return tuple(lines)
