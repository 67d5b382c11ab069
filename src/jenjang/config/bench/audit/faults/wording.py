"""Faults in what agreements say: indicators, explanations, formulas, owners."""

from dataclasses import replace

from jenjang.config.bench.audit.agreed import source
from jenjang.config.bench.audit.faults.planting import Agreed, Fault
from jenjang.config.bench.audit.invented import neighbours
from jenjang.papers.document import Indicator


def _is_share(indicator: Indicator) -> bool:
    return indicator.text.startswith("Persentase ")


def _is_explained(indicator: Indicator) -> bool:
    return _is_share(indicator) and bool(indicator.definition)


def _shared(case: Agreed) -> set[str]:
    """Return the indicators that the superior promises too."""
    if case.post.superior is None:
        return set()
    return {i.text for _, _, i in case.documents[case.post.superior].indicators()}


def other_indicator(case: Agreed) -> str | None:
    """A sasaran is measured by another indicator than in the superior's agreement."""
    shared = _shared(case)
    at = case.some_objective(lambda i: i.text in shared and not i.definition)
    if at is None:
        return None
    text = "Persentase rekomendasi pengawasan yang ditindaklanjuti"
    case.change_indicator(at, text=text)
    return text


def other_explanation(case: Agreed) -> str | None:
    """The annex explains another indicator than the table promises."""
    at = case.some_objective(_is_explained)
    if at is None:
        return None
    definition = (
        "Persentase pegawai yang mengikuti pelatihan teknis adalah perbandingan pegawai "
        "terlatih dengan seluruh pegawai"
    )
    case.change_indicator(at, definition=definition)
    return definition[:40]


def other_formula(case: Agreed) -> str | None:
    """The subordinate computes a shared indicator by another formula."""
    shared = _shared(case)
    at = case.some_objective(lambda i: i.text in shared and _is_explained(i))
    if at is None:
        return None
    formula = "Jumlah pengaduan warga yang dijawab dibagi jumlah pengaduan warga yang masuk"
    case.change_indicator(at, formula=f"{formula} dikali 100%")
    return formula


def other_source(case: Agreed) -> str | None:
    """The data are said to come from another office."""
    if source(case.post) == "Laporan kegiatan":
        return None
    at = case.some_objective(lambda i: bool(i.data_source))
    own = source(case.post)
    others = [
        source(p) for p in case.year.posts if source(p) not in (own, "Laporan kegiatan")
    ]
    if at is None:
        return None
    text = case.chance.choice(others)
    case.change_indicator(at, data_source=text)
    return text


def _foreign(case: Agreed) -> str | None:
    names = neighbours(case.year)
    return f"Kecamatan {case.chance.choice(names)}" if names else None


def other_district(case: Agreed) -> str | None:
    """An indicator names another kecamatan."""
    at, name = case.some_objective(_is_share), _foreign(case)
    if at is None or name is None:
        return None
    case.change_indicator(at, text=f"{case.indicator(at).text} di {name}")
    return name


def explained_elsewhere(case: Agreed) -> str | None:
    """An explanation speaks of another kecamatan."""
    at, name = case.some_objective(lambda i: bool(i.target_note)), _foreign(case)
    if at is None or name is None:
        return None
    case.change_indicator(at, target_note=f"{case.indicator(at).target_note} {name}")
    return name


def copied_definition(case: Agreed) -> str | None:
    """Two indicators share one note word by word."""
    explained = [
        at for at, o in enumerate(case.own.objectives) if o.indicators[0].target_note
    ]
    if len(explained) < 3:
        return None
    one, other = case.chance.sample(explained, 2)
    note = case.indicator(one).target_note
    case.change_indicator(other, target_note=note)
    return note


def left_over(case: Agreed) -> str | None:
    """A template's words are left."""
    at = case.some_objective(lambda i: bool(i.target_note))
    if at is None:
        return None
    word = case.chance.choice(
        ("(nama unit)", "(jika ada)", "XXXX", "(diisi target tahunan)")
    )
    case.change_indicator(at, target_note=f"{case.indicator(at).target_note} {word}")
    return word


def repeated(case: Agreed) -> str | None:
    """A phrase begins again in the middle of its sentence."""
    at = case.some_objective(_is_explained)
    if at is None:
        return None
    phrase = "diukur pada akhir triwulan berjalan"
    note = f"Keluaran {phrase} {phrase} oleh petugas."
    case.change_indicator(at, target_note=f"{note} {case.indicator(at).target_note}.")
    return phrase


def swapped(case: Agreed) -> str | None:
    """An indicator stands where the sasaran should."""
    if len(case.own.objectives) < 2:
        return None
    at = case.some_objective(_is_share)
    if at is None:
        return None
    text = f"Jumlah {case.indicator(at).text.removeprefix('Persentase ')}"
    case.change_objective(at, text=text)
    return text


def tautology(case: Agreed) -> str | None:
    """Numerator and denominator are one."""
    at = case.some_objective(_is_explained)
    if at is None:
        return None
    what = "surat yang diselesaikan menurut jadwal"
    formula = f"Jumlah {what} dibagi total {what} dikali 100%"
    case.change_indicator(at, formula=formula)
    return formula


def no_formula(case: Agreed) -> str | None:
    """A percentage is not divided by anything."""
    at = case.some_objective(_is_explained)
    if at is None:
        return None
    formula = case.chance.choice(
        ("Jumlah kegiatan yang dilaksanakan", "Laporan yang dikirim tepat waktu")
    )
    case.change_indicator(at, formula=formula)
    return formula


def survey_formula(case: Agreed) -> str | None:
    """The index of satisfaction is computed without its weights."""
    at = case.some_objective(lambda i: "Kepuasan" in i.text and bool(i.formula))
    if at is None:
        return None
    formula = "Jumlah nilai jawaban responden dibagi jumlah responden"
    case.change_indicator(at, formula=formula)
    return formula


def added_up(case: Agreed) -> str | None:
    """A percentage is called kumulatif."""
    at = case.some_objective(lambda i: _is_share(i) and i.accumulation is not None)
    if at is None:
        return None
    case.change_indicator(at, accumulation="kumulatif")
    return "kumulatif"


def two_owners(case: Agreed) -> str | None:
    """Two subordinates of one superior promise one measure with one target."""
    peers = [
        at for at, post in enumerate(case.year.posts)
        if post.superior == case.post.superior and at != case.at
    ]  # fmt: skip
    at = case.some_objective(lambda i: True)
    if not peers or at is None or case.post.superior is None:
        return None
    other = case.documents[case.chance.choice(peers)].objectives[-1].indicators[0]
    kept = case.indicator(at)
    promised = replace(
        other,
        accumulation=kept.accumulation,
        formula=kept.formula,
        data_source=kept.data_source,
        target_note=kept.target_note,
    )
    case.change_objective(at, indicators=(promised,))
    return other.text


def without_figure(case: Agreed) -> str | None:
    """A target is compared without the figure it is compared with."""
    at = case.some_objective(lambda i: bool(i.target_note))
    if at is None:
        return None
    note = "Target melebihi realisasi tahun sebelumnya"
    case.change_indicator(at, target_note=f"{note} untuk keluaran ini")
    return note


def follows_other(case: Agreed) -> str | None:
    """A target is said to follow a figure that it is not."""
    at = case.some_objective(_is_explained)
    if at is None:
        return None
    note = "Target disesuaikan dengan realisasi tahun lalu sebesar 37,25"
    case.change_indicator(at, target_note=note)
    return note


def sentence(case: Agreed) -> str | None:
    """An indicator is worded as a sasaran."""
    at = case.some_objective(lambda i: _is_share(i) and not i.definition)
    if at is None:
        return None
    text = f"Terwujudnya ketertiban {case.year.lines[case.post.lines[0]].subject}"
    case.change_indicator(at, text=text)
    return text


SLIPS = (
    ("Terlaksananya", "Terlakasananya"),
    ("Meningkatnya", "Meningkatknya"),
    ("Persentase", "Presentase"),
    ("Jumlah Dokumen", "Jumlah Dokumnen"),
    ("Jumlah Laporan", "Jumlah Laproan"),
)


def misspelled(case: Agreed) -> str | None:
    """A word is misspelled."""
    found = [
        (at, right, wrong)
        for at, o in enumerate(case.own.objectives)
        for right, wrong in SLIPS
        if o.indicators[0].text.startswith(right)
    ]
    if not found:
        return None
    at, right, wrong = case.chance.choice(found)
    case.change_indicator(at, text=case.indicator(at).text.replace(right, wrong, 1))
    return wrong


def twice(case: Agreed) -> str | None:
    """A word is said twice."""
    at = case.some_objective(lambda i: i.text.startswith("Jumlah "))
    if at is None:
        return None
    words = case.indicator(at).text.split()
    case.change_indicator(at, text=" ".join([*words[:2], words[1], *words[2:]]))
    return f"{words[1]} {words[1]}"


def unexplained(case: Agreed) -> str | None:
    """A formula is left empty where the others are filled in."""
    shares = [at for at, o in enumerate(case.own.objectives) if o.indicators[0].formula]
    levels = {case.own.objectives[at].level for at in shares}
    if not shares or len(levels) == 0:
        return None
    at = case.chance.choice(shares)
    case.change_indicator(at, formula=None)
    return ""


FAULTS = (
    Fault("indikator bawahan lain dari atasannya", ("R21",), other_indicator),
    Fault("lampiran menjelaskan indikator lain", ("R21",), other_explanation),
    Fault("rumus bawahan lain dari atasannya", ("R25",), other_formula),
    Fault("sumber data unit lain", ("R26",), other_source),
    Fault("indikator menyebut kecamatan lain", ("R30",), other_district),
    Fault("penjelasan menyebut kecamatan lain", ("R30",), explained_elsewhere),
    Fault("penjelasan disalin", ("R31",), copied_definition),
    Fault("kata templat tertinggal", ("R31",), left_over),
    Fault("frasa terulang", ("R31",), repeated),
    Fault("indikator di tempat sasaran", ("R33",), swapped),
    Fault("pembilang sama dengan penyebut", ("R52",), tautology),
    Fault("persentase tanpa rumus bagi", ("R53",), no_formula),
    Fault("rumus IKM tanpa penimbang", ("R61",), survey_formula),
    Fault("persentase kumulatif", ("R63",), added_up),
    Fault("satu ukuran dua pejabat", ("R54",), two_owners),
    Fault("pembanding tanpa angka", ("R58",), without_figure),
    Fault("target mengikuti angka lain", ("R24",), follows_other),
    Fault("indikator berbunyi sasaran", ("R64",), sentence),
    Fault("salah eja", ("R47",), misspelled),
    Fault("kata dua kali", ("R47",), twice),
)
