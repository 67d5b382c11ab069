"""An invented agreement: what it says, as the truth a reading of it is scored against."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.papers.strangers import words

UNITS_OF_COUNT = (
    "Dokumen",
    "Orang",
    "Desa",
    "Kelompok",
    "Unit",
    "Laporan",
    "Kegiatan",
    "Paket",
)
UNITS_OF_LEVEL = ("%", "Persen", "Indeks", "Nilai", "Poin")
GRADES = ("BB", "A", "WTP", "Baik", "Sangat Baik", "B", "Level 3", "III")
LEVELS = ("program", "kegiatan", "sub kegiatan")


@dataclass(slots=True)
class Invented:
    """One agreement: its truth, and what of it only the page knows.

    `forms` hold for every indicator how its unit is printed: column, target, brackets.
    """

    truth: dict[str, Any]
    capital: str
    office: str
    superior_office: str
    is_annex_only: bool = False
    region_kind: str = "Kabupaten"
    has_mixed_units: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def person(rng: Random, title: str, *, with_nip: bool = True) -> dict[str, Any]:
    """Return a party: an invented name with degrees, and perhaps a NIP and a rank."""
    name = f"{rng.choice(words.FIRST)} {rng.choice(words.LAST)}"
    if rng.random() < 0.6:
        name = name.upper()
    name = f"{rng.choice(words.BEFORE)}{name}{rng.choice(words.AFTER)}"
    nip = rank = None
    if with_nip:
        born = f"{rng.randint(1965, 1990)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
        since = f"{rng.randint(1992, 2015)}{rng.randint(1, 12):02}"
        parts = (born, since, str(rng.randint(1, 2)), f"{rng.randint(1, 30):03}")
        nip = rng.choice((" ", "", " ")).join(parts)
        rank = rng.choice(words.RANKS) if rng.random() < 0.7 else None
    return {"name": name, "title": title, "nip": nip, "rank": rank}


def offices(rng: Random, kind: str, region: str) -> list[tuple[str, str, str, str | None]]:
    """Return (office, unit, first title, second title) from the head of an office down."""
    full, top = f"{kind} {region}", f"{words.HEADS[kind]} {region}"
    which = rng.choice(
        ("district", "office", "office", "office", "village", "hospital", "bureau", "uptd")
    )
    if which == "district":
        unit = f"Kecamatan {rng.choice(words.DISTRICTS)}"
        camat = rng.choice((f"Camat {unit[10:]}", f"Camat {unit[10:]} {full}", "Camat"))
        down = rng.choice(("Sekretaris Kecamatan", f"Sekretaris {unit}"))
        chief = f"Kepala Seksi {rng.choice(words.FIELDS)}"
        return [
            (unit, unit, camat, top),
            (unit, unit, down, camat),
            (unit, unit, chief, camat),
        ]
    if which == "village":
        district = f"Kecamatan {rng.choice(words.DISTRICTS)}"
        unit = f"Kelurahan {rng.choice(words.VILLAGES)}"
        return [
            (f"{unit} {district}", unit, f"Lurah {unit[10:]}", f"Camat {district[10:]}")
        ]
    if which == "hospital":
        unit = rng.choice(words.HOSPITALS)
        return [(unit, unit, f"Direktur {unit}", top)]
    if which == "bureau":
        bureau, unit = rng.choice(words.BUREAUS), "Sekretariat Daerah"
        chief = f"Kepala {bureau}"
        return [(unit, unit, f"{chief} {unit} {full}", f"Sekretaris Daerah {full}")]
    unit = rng.choice(words.OFFICES)
    head = {"Inspektorat Daerah": "Inspektur Daerah"}.get(unit, f"Kepala {unit}")
    head = rng.choice((head, f"{head} {full}"))
    if which == "uptd":
        return [(f"UPTD {rng.choice(words.FIELDS)} {unit}", unit, "Kepala UPTD", head)]
    field_ = f"Kepala Bidang {rng.choice(words.FIELDS)}"
    section = f"Kepala Seksi {rng.choice(words.FIELDS)}"
    secretary = rng.choice(("Sekretaris", f"Sekretaris {unit}"))
    return [
        (unit, unit, head, top),
        (unit, unit, secretary, head),
        (unit, unit, field_, head),
        (unit, unit, section, field_),
    ]


def figure(rng: Random) -> tuple[str, float | None, str | None]:
    """Return (figure as printed, number, unit) of a target."""
    kinds = (_percent, _decimal, _count, _thousands, _grade, _graded, _several)
    return rng.choices(kinds, weights=(36, 14, 26, 6, 10, 4, 4))[0](rng)


Figure = tuple[str, float | None, str | None]


def _percent(rng: Random) -> Figure:
    number = rng.choice((100, 100, 90, 85, rng.randint(5, 99)))
    return str(number), number, rng.choice(("%", "%", "%", "Persen"))


def _decimal(rng: Random) -> Figure:
    number = round(rng.uniform(10, 99), 2)
    printed = f"{number:.2f}".replace(".", rng.choice((".", ",", ",")))
    return printed, number, rng.choice(("%", "Indeks", "Nilai", "Poin", "%"))


def _count(rng: Random) -> Figure:
    number = rng.choice((1, 2, 4, 12, rng.randint(3, 300)))
    return str(number), number, rng.choice(UNITS_OF_COUNT)


def _thousands(rng: Random) -> Figure:
    number = rng.randint(1001, 99999)
    unit = rng.choice(("Orang", "Dokumen", "Unit"))
    return f"{number:,}".replace(",", "."), number, unit


def _grade(rng: Random) -> Figure:
    return rng.choice(GRADES), None, rng.choice((None, "Predikat", "Nilai"))


def _graded(rng: Random) -> Figure:
    number = rng.randint(60, 89)
    return rng.choice((f"BB ({number})", f"{number} (Baik)")), number, "Nilai"


def _several(rng: Random) -> Figure:
    return rng.choice(
        (("80 - 85", None, "%"), ("1 : 25", None, None), ("20 dari 25", None, None))
    )


def indicator(rng: Random) -> dict[str, Any]:
    """Return an indicator with its target; the unit is where the page prints it."""
    text = f"{rng.choice(words.MEASURES)} {rng.choice(words.THINGS)}"
    if rng.random() < 0.25:
        text += f" terhadap {rng.choice(words.THINGS)}"
    printed, number, unit = figure(rng)
    return {"text": text, "unit": unit, "target_text": printed, "target_number": number}


def objectives(rng: Random, level: str) -> list[dict[str, Any]]:
    """Return 1 to 5 objectives, each with 1 to 4 indicators, no text twice."""
    found: dict[str, dict[str, Any]] = {}
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 5))):
        verb, matter = rng.choice(words.VERBS), rng.choice(words.MATTERS)
        text = f"{verb} {matter}{rng.choice(words.TAILS)}"
        inner = {
            i["text"]: i
            for i in (indicator(rng) for _ in range(rng.choice((1, 1, 1, 2, 3, 4))))
        }
        found[text] = {"level": level, "text": text, "indicators": list(inner.values())}
    return list(found.values())


def budgets(rng: Random, depth: int, source: str | None) -> list[dict[str, Any]]:
    """Return programmes, with kegiatan and sub kegiatan under them where `depth` says."""
    lines: list[dict[str, Any]] = []
    banks = (words.PROGRAMS, words.ACTIVITIES, words.SUB_ACTIVITIES)

    def below(step: int) -> int:
        amount = 0
        for name in rng.sample(
            banks[step], rng.choice((1, 2, 2, 3) if step else (1, 2, 3, 4, 6))
        ):
            line = {"level": LEVELS[step], "name": name, "amount": 0, "source": source}
            lines.append(line)
            own = rng.choice(
                (
                    rng.randint(10**6, 10**8) // 500 * 500,
                    rng.randint(10**7, 9 * 10**9),
                    rng.randint(10, 9000) * 10**6,
                )
            )
            line["amount"] = below(step + 1) if step + 1 < depth else own
            amount += line["amount"]
        return amount

    below(0)
    return lines


def total_of(lines: list[dict[str, Any]]) -> int:
    """Return the sum of the lines of the highest level."""
    return sum(line["amount"] for line in lines if line["level"] == lines[0]["level"])


def agreement(
    rng: Random, place: tuple[str, str, str], chair: tuple[str, str, str, str], year: int
) -> Invented:
    """Return an agreement of one official; budget and date come with its layout."""
    kind, region, capital = place
    office, unit, first, second = chair
    if rng.random() < 0.12:
        first = f"{rng.choice(('Plt.', 'Plh.', 'Pj.'))} {first}"
    is_top = second.split()[0] in {"Bupati", "Wali", "Gubernur"}
    if rng.random() < 0.5:
        first, second = first.upper(), second.upper()
    head, level = rng.choice(words.OBJECTIVE_HEADS[:-1])
    truth: dict[str, Any] = {
        "kind": "PK Perubahan" if rng.random() < 0.15 else "PK",
        "unit": unit,
        "regency": f"{kind} {region}",
        "year": year,
        "first_party": person(rng, first),
        "second_party": person(rng, second, with_nip=not is_top),
        "place": capital,
        "objectives": objectives(rng, level),
        "budgets": [],
        "budget_total": None,
    }
    while truth["first_party"]["name"].split()[-1] in truth["second_party"]["name"]:
        truth["second_party"] = person(rng, second, with_nip=not is_top)
    return Invented(
        truth, capital, office, second, region_kind=kind, extra={"objective_head": head}
    )
